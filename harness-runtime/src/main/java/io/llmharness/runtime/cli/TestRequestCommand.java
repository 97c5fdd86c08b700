package io.llmharness.runtime.cli;

import io.llmharness.api.ChatRequest;
import io.llmharness.runtime.ExitCode;
import io.llmharness.runtime.engine.EngineAdapter;
import io.llmharness.runtime.engine.EngineTarget;
import io.llmharness.runtime.exec.SingleRequest;
import io.llmharness.runtime.exec.SingleRequest.Outcome;
import io.llmharness.runtime.plan.EngineUrl;
import io.llmharness.runtime.plan.TrialPlan.EnginePlan;
import io.llmharness.runtime.preflight.Preflight;
import io.llmharness.runtime.preflight.Targets;
import io.llmharness.runtime.sim.EmbeddedSim;
import io.llmharness.runtime.sim.SimOptions;
import io.llmharness.runtime.text.RunFailure;
import io.llmharness.runtime.text.UsageException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Sends one streamed request and shows everything that happened, with its time: what a new user does first. */
final class TestRequestCommand implements Command {
    private static final Duration TIMEOUT = Duration.ofSeconds(120);
    private static final String PROMPT = "Why is the sky blue? Answer in two sentences.";

    @Override
    public String name() {
        return "test-request";
    }

    @Override
    public String summary() {
        return "Send one request and show every time stamp of its answer.";
    }

    @Override
    public List<OptionRow<EngineArguments>> rows() {
        return EngineArguments.rows()
                .once("-model <model>", "The model.", "the only one that the engine lists", EngineArguments::model)
                .once("-tokens <n>", "Longest answer in tokens.", "64", EngineArguments::maxTokens)
                .flag("-cold", "Send it as the very first request of this process.", (a, v) -> a.beCold())
                .once("-sim <[key=value,...]>", "Let the simulated engine answer.", "", EngineArguments::simulated)
                .all();
    }

    @Override
    public ExitCode run(List<String> words, Console console) {
        EngineArguments arguments = new EngineArguments();
        new WordParser<>(true, rows()).parse(RunCommand.withSimulatorOptions(words), arguments, EngineArguments::word);
        if (arguments.help()) {
            console.out().print(HelpText.of(name(), List.of(summary()), "prompt", rows()));
            return ExitCode.DONE;
        }
        EnginePlan engine = arguments.plan();
        if (!EngineUrl.isSimulated(engine.url())) {
            Preflight preflight =
                    new Preflight(arguments.catalog(), new Targets(System::getenv), console.err()::println);
            return send(preflight.check(engine).plan(), arguments, console);
        }
        try (EmbeddedSim sim = EmbeddedSim.start(options(engine), List.of(engine.id()))) {
            EnginePlan located = engine.url(sim.url()).model(engine.model().isEmpty() ? "simulated" : engine.model());
            return send(located, arguments, console);
        } catch (IOException e) {
            throw new RunFailure("The simulated engine does not start: " + e.getMessage(), e);
        }
    }

    private static SimOptions options(EnginePlan engine) {
        try {
            return SimOptions.parse(EngineUrl.simulationOptions(engine.url()));
        } catch (IllegalArgumentException e) {
            throw new UsageException("-sim: " + e.getMessage() + ".", e);
        }
    }

    private static ExitCode send(EnginePlan engine, EngineArguments arguments, Console console) {
        EngineAdapter adapter =
                arguments.catalog().find(engine.id()).orElseThrow().adapter();
        EngineTarget target = new Targets(System::getenv).of(engine, true);
        String prompt = arguments.prompt().isEmpty() ? PROMPT : arguments.prompt();
        ChatRequest request = ChatRequest.of(prompt).maxTokens(arguments.maxTokens());
        console.out()
                .println(engine.id() + " at " + engine.url() + ", model " + engine.model() + ": \"" + prompt + "\"");
        if (!arguments.cold()) {
            console.out()
                    .println(
                            "(after one request of 1 token, not shown, that warms the client up; -cold leaves it out)");
            SingleRequest.send(adapter, target, request.maxTokens(1), TIMEOUT);
        }
        Outcome outcome = SingleRequest.send(adapter, target, request, TIMEOUT);
        new StampTable(console.out()).show(outcome);
        return outcome.failure().isPresent() ? ExitCode.FAILED : ExitCode.DONE;
    }
}
