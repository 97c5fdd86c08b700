package io.llmharness.processor.validate;

import static io.llmharness.processor.model.ExtensionKind.ENGINE;

import io.llmharness.processor.model.EngineModel;
import io.llmharness.processor.model.ExtensionModel;
import io.llmharness.processor.model.KnownExtensions;
import io.llmharness.processor.model.ScenarioModel;
import io.llmharness.processor.problem.MessageId;
import io.llmharness.processor.problem.Problems;
import io.llmharness.processor.text.Nearest;
import io.llmharness.processor.text.Placeholders;
import io.llmharness.processor.text.SimulatorText;
import io.llmharness.processor.text.UrlText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The engines: that they exist, can be told apart, and are asked only for what they understand. */
final class EngineChecks implements ScenarioCheck {
    private static final List<String> STATES = List.of("none", "cache", "model");
    private static final String COMMAND = "cmd:";

    private final KnownExtensions known;

    EngineChecks(KnownExtensions known) {
        this.known = known;
    }

    @Override
    public void check(ScenarioModel scenario, Problems problems) {
        if (scenario.engines().isEmpty()) {
            problems.add(
                    MessageId.LlmNoEngine,
                    scenario.at(),
                    scenario.type().simpleName() + " is a @LlmBenchmark without @Engine.");
        }
        checkNames(scenario.engines(), problems);
        for (EngineModel engine : scenario.engines()) {
            Optional<ExtensionModel> spec = known.find(ENGINE, engine.id().value());
            if (spec.isEmpty()) {
                problems.add(
                        MessageId.LlmUnknownEngine,
                        engine.id().at(),
                        UnknownId.engine(engine.id().value(), engine.label(), known));
            }
            checkUrl(engine, problems);
            checkReset(engine, problems);
            OptionChecks.checkForm(engine.options(), problems);
            spec.ifPresent(found -> OptionChecks.checkKnown(
                    engine.options(),
                    found,
                    MessageId.LlmUnknownEngineOption,
                    MessageId.LlmEngineOptionValue,
                    problems));
        }
    }

    private static void checkNames(List<EngineModel> engines, Problems problems) {
        Map<String, EngineModel> byName = new HashMap<>();
        for (EngineModel engine : engines) {
            String name = engine.shownName();
            if (!engine.name().value().matches("[^,\\s=]*")) {
                problems.add(
                        MessageId.LlmEngineName,
                        engine.name().at(),
                        "The name \"" + name
                                + "\" cannot be written on the command line: no commas, blanks or equals signs.");
            }
            EngineModel other = byName.putIfAbsent(name, engine);
            if (other != null) {
                problems.add(MessageId.LlmDuplicateEngine, engine.at(), duplicate(engine, name));
            }
        }
    }

    private static String duplicate(EngineModel engine, String name) {
        String suggestion = engine.model().value().isEmpty()
                ? name + "-2"
                : name + "-" + engine.model().value();
        return "Two @Engine are named \"" + name + "\". Give one a name: @Engine(value = \""
                + engine.id().value() + "\", name = \"" + suggestion.replaceAll("[,\\s=]", "-") + "\").";
    }

    private static void checkReset(EngineModel engine, Problems problems) {
        String state = engine.reset().value();
        boolean command =
                state.startsWith(COMMAND) && !state.substring(COMMAND.length()).isBlank();
        if (!command && !STATES.contains(state)) {
            problems.add(
                    MessageId.LlmEngineReset,
                    engine.reset().at(),
                    "\"" + state + "\" is no state to reset an engine to." + Nearest.didYouMean(state, STATES)
                            + " Write none, cache, model, or cmd: and a command.");
        }
    }

    private void checkUrl(EngineModel engine, Problems problems) {
        if (engine.url().value().isEmpty()) {
            return;
        }
        Optional<String> placeholder = Placeholders.complaint(engine.url().value());
        if (placeholder.isPresent()) {
            problems.add(MessageId.LlmPlaceholder, engine.url().at(), placeholder.get());
            return;
        }
        UrlText.complaint(engine.url().value())
                .or(() -> SimulatorText.complaint(engine.url().value(), known.simulatorOptions()))
                .ifPresent(complaint ->
                        problems.add(MessageId.LlmEngineUrl, engine.url().at(), complaint));
    }
}
