package io.llmharness.processor;

import com.google.auto.service.AutoService;
import io.llmharness.annotations.LlmBenchmark;
import io.llmharness.processor.model.ExtensionKind;
import io.llmharness.processor.model.KnownExtensions;
import io.llmharness.processor.problem.Problems;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;

/**
 * Checks each scenario and writes its runner; writes the index of the engines, data sets and load shapes that are compiled, so that
 * scenarios can be checked against them.
 */
@AutoService(Processor.class)
public final class ScenarioProcessor extends GuardedProcessor {
    private final EngineIndexStep engineIndex = new EngineIndexStep();
    private final ScenarioStep scenarios = new ScenarioStep();
    private final StrayStep strays = new StrayStep();

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        Stream<String> ours = Stream.concat(Stream.of(LlmBenchmark.class), StrayStep.MARKS.stream())
                .map(Class::getCanonicalName);
        Stream<String> specs = Arrays.stream(ExtensionKind.values()).map(ExtensionKind::specAnnotation);
        return Stream.concat(ours, specs).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    void round(RoundEnvironment round, Problems problems) {
        KnownExtensions known = engineIndex.run(round, processingEnv, problems);
        Arrays.stream(ExtensionKind.values())
                .forEach(kind -> note(kind.noun() + ": " + String.join(", ", known.ids(kind))));
        scenarios.run(round, processingEnv, known, problems);
        strays.run(round, problems);
    }
}
