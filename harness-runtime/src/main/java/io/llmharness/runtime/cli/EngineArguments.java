package io.llmharness.runtime.cli;

import io.llmharness.runtime.engine.EngineCatalog;
import io.llmharness.runtime.plan.Overrides;
import io.llmharness.runtime.plan.Planner;
import io.llmharness.runtime.plan.TrialPlan.EnginePlan;
import io.llmharness.runtime.text.Nearest;
import io.llmharness.runtime.text.UsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the words of a command about one engine add up to. */
final class EngineArguments {
    private final ClassLoader loader = Thread.currentThread().getContextClassLoader();
    private final EngineCatalog catalog = EngineCatalog.load(loader);
    private final List<String> prompt = new ArrayList<>();
    private Optional<String> engine = Optional.empty();
    private Optional<String> url = Optional.empty();
    private Optional<String> model = Optional.empty();
    private Optional<String> simulated = Optional.empty();
    private int maxTokens = 64;
    private boolean cold;
    private boolean help;

    /** The options that all such commands have. */
    static OptionRows<EngineArguments> rows() {
        return new OptionRows<EngineArguments>()
                .once(
                        "-engine <name>",
                        "The engine; the command engines lists them.",
                        "",
                        (a, v) -> a.engine = Optional.of(v))
                .once("-url <[name=]url>", "Its base URL.", "the engine's own", EngineArguments::url)
                .flag("-h", "Print this text.", (a, v) -> a.help = true);
    }

    private void url(String text) {
        Values.Named named = Values.named(text);
        if (!named.name().isEmpty() && engine.isEmpty()) {
            engine = Optional.of(named.name());
        } else if (!named.name().isEmpty() && !engine.get().equals(named.name())) {
            throw new IllegalArgumentException(
                    "names the engine \"" + named.name() + "\", but -engine names \"" + engine.get() + "\"");
        }
        url = Optional.of(named.value());
    }

    void model(String name) {
        model = Optional.of(name);
    }

    /** The model; empty when none was named. */
    String model() {
        return model.orElse("");
    }

    void simulated(String options) {
        simulated = Optional.of(options);
    }

    void maxTokens(String count) {
        maxTokens = Values.whole(count);
        if (maxTokens < 1) {
            throw new IllegalArgumentException("\"" + count + "\" is not at least 1");
        }
    }

    void word(String word) {
        prompt.add(word);
    }

    void beCold() {
        cold = true;
    }

    /** Whether nothing is to be sent before the request. */
    boolean cold() {
        return cold;
    }

    boolean help() {
        return help;
    }

    EngineCatalog catalog() {
        return catalog;
    }

    int maxTokens() {
        return maxTokens;
    }

    /** The words that are no options. */
    List<String> words() {
        return List.copyOf(prompt);
    }

    /** Whether an engine was chosen. */
    boolean chosen() {
        return engine.isPresent();
    }

    /** The chosen engine as it was written; empty: none. */
    String engine() {
        return engine.orElse("");
    }

    /** The prompt's words; empty when there are none. */
    String prompt() {
        return String.join(" ", prompt);
    }

    /** The engine, resolved. */
    EnginePlan plan() {
        String id = engine.orElseThrow(
                () -> new UsageException("Which engine? Name one with -engine." + Nearest.hint("", catalog.ids())));
        Overrides.Engines wishes = new Overrides.Engines(
                List.of(),
                model.map(m -> Map.of(Overrides.EVERY_ENGINE, m)).orElse(Map.of()),
                url.map(u -> Map.of(Overrides.EVERY_ENGINE, u)).orElse(Map.of()),
                simulated,
                Optional.empty());
        return new Planner(catalog, loader, System::getenv).engine(id, wishes);
    }
}
