package io.llmharness.runtime.cli;

import io.llmharness.runtime.ExitCode;
import io.llmharness.runtime.engine.EngineCatalog;
import io.llmharness.runtime.engine.EngineCatalog.Entry;
import io.llmharness.runtime.engine.EngineSpec;
import io.llmharness.runtime.plan.EngineUrl;
import io.llmharness.runtime.plan.TrialPlan.EnginePlan;
import io.llmharness.runtime.preflight.EngineProbe;
import io.llmharness.runtime.preflight.EngineProbe.Health;
import io.llmharness.runtime.preflight.Targets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/** Lists the engines, and asks each at its default URL whether it is there. */
final class EnginesCommand implements Command {
    @Override
    public String name() {
        return "engines";
    }

    @Override
    public String summary() {
        return "List the engines, with address, key, options, reachable or not.";
    }

    @Override
    public List<OptionRow<AtomicBoolean>> rows() {
        return new OptionRows<AtomicBoolean>()
                .flag("-h", "Print this text.", (help, v) -> help.set(true))
                .all();
    }

    @Override
    public ExitCode run(List<String> words, Console console) {
        AtomicBoolean help = new AtomicBoolean();
        new WordParser<>(false, rows()).parse(words, help, (h, v) -> {});
        if (help.get()) {
            console.out().print(HelpText.of(name(), List.of(summary()), "", rows()));
            return ExitCode.DONE;
        }
        List<Entry> engines = EngineCatalog.load(Thread.currentThread().getContextClassLoader())
                .all();
        List<CompletableFuture<String>> reachable = engines.stream()
                .map(e -> CompletableFuture.supplyAsync(() -> reachable(e), task -> new Thread(task).start()))
                .toList();
        for (int i = 0; i < engines.size(); i++) {
            show(engines.get(i).spec(), reachable.get(i).join(), console);
        }
        return ExitCode.DONE;
    }

    private static String reachable(Entry engine) {
        EngineSpec spec = engine.spec();
        String url = EngineUrl.normalise(spec.defaultUrl(), "engine \"" + spec.id() + "\"");
        EnginePlan plan = new EnginePlan(spec.id(), spec.id(), url, "", spec.apiKeyEnv(), Map.of());
        Health health = new EngineProbe(engine.adapter(), new Targets(System::getenv).of(plan, true)).health();
        if (health.failure().isEmpty()) {
            return "yes";
        }
        String why = health.failure().get().message();
        return health.status() == 0 ? "no: " + why : "answers with status " + health.status() + ": " + why;
    }

    private static void show(EngineSpec spec, String reachable, Console console) {
        console.out().println(spec.id() + " - " + spec.description());
        line(console, "url", spec.defaultUrl());
        line(console, "key", spec.apiKeyEnv().isEmpty() ? "none" : key(spec.apiKeyEnv()));
        line(console, "reachable", reachable);
        for (int i = 0; i < spec.options().length; i++) {
            EngineSpec.Option option = spec.options()[i];
            String type = option.type().name().toLowerCase(java.util.Locale.ROOT);
            line(console, i == 0 ? "options" : "", option.name() + " (" + type + ") " + option.description());
        }
        console.out().println();
    }

    private static String key(String variable) {
        String value = System.getenv(variable);
        return "$" + variable + (value == null || value.isBlank() ? " (not set)" : " (set)");
    }

    private static void line(Console console, String name, String value) {
        console.out().printf("  %-10s %s%n", name, value);
    }
}
