package io.llmharness.processor;

import com.palantir.javapoet.ClassName;
import io.llmharness.annotations.LlmBenchmark;
import io.llmharness.processor.model.KnownExtensions;
import io.llmharness.processor.model.ScenarioModel;
import io.llmharness.processor.problem.MessageId;
import io.llmharness.processor.problem.Problems;
import io.llmharness.processor.problem.SourceTrees;
import io.llmharness.processor.read.ScenarioReader;
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
        pending.process(environment, round.processingOver(), problems, type -> {
            Problems own = new Problems();
            process(type, environment, validator, own);
            // Another processor may yet write what is missing; and what waits is told in the order of the source.
            boolean waits = own.hasErrors() && !round.processingOver();
            if (!waits) {
                problems.addAll(own);
            }
            return !waits;
        });
    }

    private void process(TypeElement type, ProcessingEnvironment environment, Validator validator, Problems problems) {
        ScenarioModel scenario = ScenarioReader.read(
                type, environment.getElementUtils(), environment.getTypeUtils(), SourceTrees.of(environment));
        validator.validate(scenario, problems);
        checkNames(scenario, problems);
        if (!problems.hasErrors()) {
            SourceFiles.write(ScenarioWriter.write(scenario), type, environment.getFiler(), problems);
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
