package io.llmharness.runtime.cli;

import io.llmharness.runtime.ExitCode;
import io.llmharness.runtime.engine.EngineAdapter;
import io.llmharness.runtime.plan.TrialPlan.EnginePlan;
import io.llmharness.runtime.preflight.EngineProbe;
import io.llmharness.runtime.preflight.Targets;
import java.util.List;
import java.util.Optional;

/** Lists the models that an engine serves. */
final class ModelsCommand implements Command {
    @Override
    public String name() {
        return "models";
    }

    @Override
    public String summary() {
        return "List the models that an engine serves.";
    }

    @Override
    public List<OptionRow<EngineArguments>> rows() {
        return EngineArguments.rows().all();
    }

    @Override
    public ExitCode run(List<String> words, Console console) {
        EngineArguments arguments = new EngineArguments();
        new WordParser<>(false, rows()).parse(words, arguments, EngineArguments::word);
        if (arguments.help()) {
            console.out().print(HelpText.of(name(), List.of(summary()), "", rows()));
            return ExitCode.DONE;
        }
        EnginePlan engine = arguments.plan();
        EngineAdapter adapter =
                arguments.catalog().find(engine.id()).orElseThrow().adapter();
        Optional<List<String>> models = new EngineProbe(adapter, new Targets(System::getenv).of(engine, true)).models();
        if (models.isEmpty()) {
            console.out().println("Engine \"" + engine.id() + "\" has no list of models.");
        } else {
            models.get().forEach(console.out()::println);
        }
        return ExitCode.DONE;
    }
}
