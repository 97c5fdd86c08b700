package io.llmharness.processor;

import com.palantir.javapoet.ClassName;
import io.llmharness.annotations.LlmBenchmark;
import io.llmharness.processor.model.KnownExtensions;
import io.llmharness.processor.model.ScenarioModel;
import io.llmharness.processor.problem.Anchor;
import io.llmharness.processor.problem.MessageId;
import io.llmharness.processor.problem.Problems;
import io.llmharness.processor.problem.SourceTrees;
import io.llmharness.processor.read.ScenarioReader;
import io.llmharness.processor.read.Unreadable;
import io.llmharness.processor.validate.Validator;
import io.llmharness.processor.write.ScenarioWriter;
import java.util.HashMap;
import java.util.Map;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.TypeElement;

/** Takes each scenario through reading, validating and writing. */
final class ScenarioStep {
    private final Pending pending = new Pending();
    private final Map<String, ClassName> byReportName = new HashMap<>();

    void run(RoundEnvironment round, ProcessingEnvironment environment, KnownExtensions known, Problems problems) {
        pending.add(round.getElementsAnnotatedWith(LlmBenchmark.class));
        Validator validator = new Validator(known);
        pending.process(environment, type -> {
            Problems own = new Problems();
            boolean read = process(type, environment, validator, own);
            // Another processor may yet write what is missing; and what is told at the end comes in the order of the
            // source.
            boolean waits = !round.processingOver() && (!read || own.hasErrors());
            if (!waits && !read) {
                problems.add(
                        MessageId.LlmUnresolved,
                        Anchor.of(type),
                        "No runner is generated for " + type.getSimpleName()
                                + ", because a value in its annotations cannot be resolved.");
            }
            if (!waits) {
                problems.addAll(own);
            }
            return !waits;
        });
    }

    /** Handles a scenario; false when it cannot be read yet. */
    private boolean process(
            TypeElement type, ProcessingEnvironment environment, Validator validator, Problems problems) {
        try {
            ScenarioModel scenario = ScenarioReader.read(
                    type, environment.getElementUtils(), environment.getTypeUtils(), SourceTrees.of(environment));
            validator.validate(scenario, problems);
            checkNames(scenario, problems);
            if (!problems.hasErrors()) {
                SourceFiles.write(ScenarioWriter.write(scenario), type, environment.getFiler(), problems);
            }
            return true;
        } catch (Unreadable notYet) {
            return false;
        } catch (RuntimeException | LinkageError | StackOverflowError failure) {
            problems.add(MessageId.LlmInternal, Anchor.of(type), Failure.sentence(failure));
            return true;
        }
    }

    /** Reports and regular expressions must be able to tell scenarios apart. */
    private void checkNames(ScenarioModel scenario, Problems problems) {
        ClassName other = byReportName.putIfAbsent(scenario.reportName(), scenario.type());
        if (other != null && !other.equals(scenario.type())) {
            problems.add(
                    MessageId.LlmBenchmarkName,
                    scenario.name().at(),
                    "\"" + scenario.reportName() + "\" is the name of " + other.canonicalName() + " already.");
        }
    }
}
