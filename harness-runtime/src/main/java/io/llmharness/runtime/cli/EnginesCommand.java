package io.llmharness.runtime.cli;

import io.llmharness.runtime.ExitCode;
import io.llmharness.runtime.engine.EngineCatalog.Entry;
import io.llmharness.runtime.engine.EngineSpec;
import io.llmharness.runtime.plan.EngineUrl;
import io.llmharness.runtime.plan.TrialPlan.EnginePlan;
import io.llmharness.runtime.text.UsageException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Lists the engines, or tells how they are: all of them where they are by default, or one wherever it is. */
final class EnginesCommand implements Command {
    private static final int WIDTH = 100;
    private static final String HEALTH = "health";

    @Override
    public String name() {
        return "engines";
    }

    @Override
    public String summary() {
        return "List the engines, with address, key, options, version; health: are they ready?";
    }

    @Override
    public List<OptionRow<EngineArguments>> rows() {
        return EngineArguments.rows()
                .once("-model <model>", "The model that should be ready.", "any", EngineArguments::model)
                .all();
    }

    /** An engine to be asked; {@code unset} says why it cannot be, or is empty. */
    private record Asked(EngineSpec spec, EnginePlan plan, Entry entry, String unset) {
        EngineState state() {
            return unset.isEmpty()
                    ? EngineState.of(entry.adapter(), plan)
                    : new EngineState("down", unset, false, false, Optional.empty());
        }
    }

    @Override
    public ExitCode run(List<String> words, Console console) {
        EngineArguments arguments = new EngineArguments();
        new WordParser<>(true, rows()).parse(words, arguments, EngineArguments::word);
        if (arguments.help()) {
            console.out().print(HelpText.of(name(), List.of(summary()), "[health]", rows()));
            return ExitCode.DONE;
        }
        List<Asked> engines = engines(arguments);
        if (arguments.words().isEmpty()) {
            show(engines, arguments.chosen(), console);
            return ExitCode.DONE;
        }
        if (!arguments.words().equals(List.of(HEALTH))) {
            throw new UsageException("\"" + String.join(" ", arguments.words())
                    + "\" is not expected here; engines alone lists them, \"engines health\" tells how they are.");
        }
        return health(engines, arguments.chosen(), console);
    }

    private static List<Asked> engines(EngineArguments arguments) {
        if (!arguments.chosen()) {
            return arguments.catalog().all().stream()
                    .map(e -> usual(e, arguments.model()))
                    .toList();
        }
        try {
            EnginePlan plan = arguments.plan();
            Entry entry = arguments.catalog().find(plan.id()).orElseThrow();
            return List.of(new Asked(entry.spec(), plan, entry, ""));
        } catch (UsageException e) {
            Optional<Entry> known = arguments.catalog().find(arguments.engine());
            if (known.isEmpty() || !arguments.words().isEmpty()) {
                throw e;
            }
            // without its key or its address it cannot be asked, and can be described all the same
            Asked usual = usual(known.get(), arguments.model());
            return List.of(new Asked(usual.spec(), usual.plan(), usual.entry(), String.valueOf(e.getMessage())));
        }
    }

    /** The engine where it is by default; where that is a variable's to say, and it is not set, the variable stands for the URL. */
    private static Asked usual(Entry entry, String model) {
        EngineSpec spec = entry.spec();
        String url = spec.defaultUrl();
        String unset = "";
        try {
            url = EngineUrl.ofAdapter(spec, System::getenv, "engine \"" + spec.id() + "\"");
        } catch (UsageException e) {
            unset = String.valueOf(e.getMessage());
        }
        EnginePlan plan = new EnginePlan(spec.id(), spec.id(), url, model, spec.apiKeyEnv(), Map.of());
        return new Asked(spec, plan, entry, unset);
    }

    private static void show(List<Asked> engines, boolean chosen, Console console) {
        List<EngineState> states = all(engines, Asked::state);
        for (int i = 0; i < engines.size(); i++) {
            show(engines.get(i), states.get(i), chosen, console);
        }
        if (!chosen) {
            console.out().println("engines -engine NAME tells what its options are.");
        }
    }

    private static ExitCode health(List<Asked> engines, boolean chosen, Console console) {
        List<EngineState> states = all(engines, Asked::state);
        int names = engines.stream().mapToInt(e -> e.spec().id().length()).max().orElse(0);
        int urls = engines.stream().mapToInt(e -> e.plan().url().length()).max().orElse(0);
        String form = "%-" + names + "s  %-7s  %-" + urls + "s  %s";
        for (int i = 0; i < engines.size(); i++) {
            Asked engine = engines.get(i);
            String line = String.format(
                    Locale.ROOT,
                    form,
                    engine.spec().id(),
                    states.get(i).word(),
                    engine.plan().url(),
                    states.get(i).detail());
            console.out().println(line.stripTrailing());
        }
        // somebody who asks for one engine wants to know whether to go on; of all that there are, some are always down
        return chosen && !states.get(0).serves() ? ExitCode.FAILED : ExitCode.DONE;
    }

    private static List<EngineState> all(List<Asked> engines, Function<Asked, EngineState> question) {
        List<CompletableFuture<EngineState>> answers = engines.stream()
                .map(e -> CompletableFuture.supplyAsync(() -> question.apply(e), task -> new Thread(task).start()))
                .toList();
        return answers.stream().map(CompletableFuture::join).toList();
    }

    private static void show(Asked engine, EngineState state, boolean chosen, Console console) {
        EngineSpec spec = engine.spec();
        console.out().println(spec.id() + " - " + spec.description());
        line(console, "url", engine.plan().url());
        line(console, "key", spec.apiKeyEnv().isEmpty() ? "none" : key(spec.apiKeyEnv()));
        line(console, "reachable", state.reachable());
        state.version().ifPresent(version -> line(console, "version", version));
        if (chosen) {
            described(spec, console);
        } else {
            named(spec, console);
        }
        console.out().println();
    }

    private static void described(EngineSpec spec, Console console) {
        String name = "options";
        for (EngineSpec.Option option : spec.options()) {
            String type = option.type().name().toLowerCase(Locale.ROOT);
            line(console, name, option.name() + " (" + type + ") " + option.description());
            name = "";
        }
    }

    private static void named(EngineSpec spec, Console console) {
        String name = "options";
        StringBuilder names = new StringBuilder();
        for (EngineSpec.Option option : spec.options()) {
            if (names.length() + option.name().length() > WIDTH) {
                line(console, name, names + ",");
                name = "";
                names.setLength(0);
            }
            names.append(names.isEmpty() ? "" : ", ").append(option.name());
        }
        if (!names.isEmpty()) {
            line(console, name, names.toString());
        }
    }

    private static String key(String variable) {
        String value = System.getenv(variable);
        return "$" + variable + (value == null || value.isBlank() ? " (not set)" : " (set)");
    }

    private static void line(Console console, String name, String value) {
        console.out().printf("  %-10s %s%n", name, value);
    }
}
