package io.llmharness.processor.validate;

import io.llmharness.processor.model.ClassShape;
import io.llmharness.processor.model.ConflictModel;
import io.llmharness.processor.model.ScenarioModel;
import io.llmharness.processor.problem.MessageId;
import io.llmharness.processor.problem.Problems;
import io.llmharness.processor.text.Words;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The class itself: generated code stands beside it, mentions it and makes instances of it. */
final class ClassChecks implements ScenarioCheck {
    private static final int FILE_NAME_BYTES = 255;
    private static final String RULE =
            "Scenario classes are top-level or static, not private, not abstract, not generic,"
                    + " not in the default package, with a constructor without parameters.";

    @Override
    public void check(ScenarioModel scenario, Problems problems) {
        flaws(scenario)
                .forEach(flaw -> problems.add(
                        MessageId.LlmClassShape,
                        scenario.at(),
                        scenario.type().simpleName() + " " + flaw + " " + RULE));
        if (!scenario.shape().runtimePresent()) {
            problems.add(
                    MessageId.LlmRuntimeMissing,
                    scenario.at(),
                    "The runner that is generated for " + scenario.type().simpleName()
                            + " needs harness-runtime, which is not on the compile class path.");
        }
        checkFileName(scenario, problems);
        if (scenario.name().value().chars().anyMatch(Character::isISOControl)
                || !scenario.name().value().equals(scenario.name().value().strip())) {
            problems.add(
                    MessageId.LlmBenchmarkName,
                    scenario.name().at(),
                    "A benchmark's name has no control characters, such as line breaks, and no white space around it.");
        }
        for (ConflictModel conflict : scenario.conflicts()) {
            problems.add(
                    MessageId.LlmComposedConflict,
                    conflict.at(),
                    conflict.first() + " and " + conflict.second() + " both bring " + conflict.annotation() + ". Put "
                            + conflict.annotation() + " here to say which one applies.");
        }
    }

    /** Most file systems take names of 255 bytes; javac would fail while it writes the class. */
    private static void checkFileName(ScenarioModel scenario, Problems problems) {
        String file = scenario.generated().simpleName() + ".class";
        int bytes = file.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > FILE_NAME_BYTES) {
            problems.add(
                    MessageId.LlmClassShape,
                    scenario.at(),
                    "The class's name is too long: the file of its runner, whose name is the scenario's and _LlmScenario.class,"
                            + " would have a name of " + bytes + " bytes, of " + FILE_NAME_BYTES
                            + " that file systems take.");
        }
    }

    private static List<String> flaws(ScenarioModel scenario) {
        ClassShape shape = scenario.shape();
        if (!shape.kind().equals("class")) {
            return List.of("is " + Words.article(shape.kind()) + ".");
        }
        List<String> flaws = new ArrayList<>();
        if (!shape.isStatic()) {
            flaws.add("is an inner class; make it static.");
        }
        shape.hidden()
                .ifPresent(hidden -> flaws.add(
                        hidden.equals(scenario.type().simpleName())
                                ? "is private."
                                : "is inside of " + hidden + ", which is private."));
        if (shape.isAbstract()) {
            flaws.add("is abstract.");
        }
        if (shape.isGeneric()) {
            flaws.add("has type parameters.");
        }
        if (scenario.type().packageName().isEmpty()) {
            flaws.add("is in the default package.");
        }
        constructorFlaw(shape).ifPresent(flaws::add);
        return flaws;
    }

    private static Optional<String> constructorFlaw(ClassShape shape) {
        return switch (shape.constructor()) {
            case USABLE -> Optional.empty();
            case MISSING -> Optional.of("has no constructor without parameters.");
            case PRIVATE -> shape.hidden().isPresent() ? Optional.empty() : Optional.of("has a private constructor.");
            case THROWS ->
                Optional.of("has a constructor that throws a checked exception; move that work to a @Setup method.");
        };
    }
}
