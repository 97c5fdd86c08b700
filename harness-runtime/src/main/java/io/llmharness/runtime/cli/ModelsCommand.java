package io.llmharness.runtime.cli;

import io.llmharness.runtime.ExitCode;
import io.llmharness.runtime.engine.EngineAdapter;
import io.llmharness.runtime.engine.EngineTarget;
import io.llmharness.runtime.plan.TrialPlan.EnginePlan;
import io.llmharness.runtime.preflight.EngineOperator;
import io.llmharness.runtime.preflight.EngineProbe;
import io.llmharness.runtime.preflight.Targets;
import io.llmharness.runtime.text.Nearest;
import io.llmharness.runtime.text.UsageException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lists the models that an engine serves, and does with one of them what the engine offers. */
final class ModelsCommand implements Command {
    private static final List<String> VERBS = List.of("list", "info", "pull", "load", "unload");

    @Override
    public String name() {
        return "models";
    }

    @Override
    public String summary() {
        return "List an engine's models; info, pull, load, unload NAME.";
    }

    @Override
    public List<OptionRow<EngineArguments>> rows() {
        return EngineArguments.rows().all();
    }

    @Override
    public ExitCode run(List<String> words, Console console) {
        EngineArguments arguments = new EngineArguments();
        new WordParser<>(true, rows()).parse(words, arguments, EngineArguments::word);
        if (arguments.help()) {
            console.out().print(HelpText.of(name(), List.of(summary()), "list | info|pull|load|unload NAME", rows()));
            return ExitCode.DONE;
        }
        String verb = arguments.words().isEmpty() ? "list" : arguments.words().get(0);
        String model = model(verb, arguments.words());
        EnginePlan engine = arguments.plan();
        EngineAdapter adapter =
                arguments.catalog().find(engine.id()).orElseThrow().adapter();
        EngineTarget target = new Targets(System::getenv).of(model.isEmpty() ? engine : engine.model(model), true);
        if (verb.equals("list")) {
            list(adapter, target, console);
        } else {
            operate(verb, model, new EngineOperator(adapter, target), console);
        }
        return ExitCode.DONE;
    }

    /** The name behind the verb; empty for {@code list}. */
    private static String model(String verb, List<String> words) {
        if (!VERBS.contains(verb)) {
            throw new UsageException("\"" + verb + "\" is not expected here." + Nearest.hint(verb, VERBS));
        }
        int wanted = verb.equals("list") ? 1 : 2;
        if (words.size() > wanted) {
            throw new UsageException("\"" + words.get(wanted) + "\" is not expected here.");
        }
        if (!verb.equals("list") && words.size() < wanted) {
            throw new UsageException("Which model? Write models " + verb + " NAME.");
        }
        return verb.equals("list") ? "" : words.get(1);
    }

    private static void list(EngineAdapter adapter, EngineTarget target, Console console) {
        Optional<List<String>> models = new EngineProbe(adapter, target).models();
        if (models.isEmpty()) {
            throw new UsageException(
                    "\"models list\" is not offered by engine \"" + target.name() + "\": it has no call for it.");
        }
        models.get().forEach(console.out()::println);
    }

    private static void operate(String verb, String model, EngineOperator operator, Console console) {
        String name = "models " + verb;
        switch (verb) {
            case "info" -> show(operator.run(name, c -> c.info(model), EngineOperator.OPERATION), console);
            case "load" -> said(operator.run(name, c -> c.load(model), EngineOperator.OPERATION), console);
            case "unload" -> said(operator.run(name, c -> c.unload(model), EngineOperator.OPERATION), console);
            default -> {
                String done;
                PullBar bar = new PullBar(console.progress(), console.terminal());
                try {
                    done = operator.run(name, c -> c.pull(model), EngineOperator.DOWNLOAD, bar::show);
                } finally {
                    bar.end();
                }
                said(done, console);
            }
        }
    }

    private static void said(String what, Console console) {
        console.out().println(Character.toUpperCase(what.charAt(0)) + what.substring(1) + ".");
    }

    private static void show(Map<String, String> facts, Console console) {
        int widest = facts.keySet().stream().mapToInt(String::length).max().orElse(0);
        facts.forEach((name, value) -> console.out().printf("%-" + widest + "s  %s%n", name, value));
    }
}
