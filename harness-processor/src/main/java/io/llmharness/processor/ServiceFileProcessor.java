package io.llmharness.processor;

import com.google.auto.service.AutoService;
import io.llmharness.annotations.LlmBenchmark;
import io.llmharness.processor.problem.Problems;
import io.llmharness.processor.read.ScenarioReader;
import java.util.Set;
import java.util.TreeSet;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/**
 * Lists the generated runners for {@code ServiceLoader}. A processor of its own, because the list comes from all scenarios while
 * each runner comes from one: incremental builds treat the two differently.
 */
@AutoService(Processor.class)
public final class ServiceFileProcessor extends GuardedProcessor {
    private final Set<String> generated = new TreeSet<>();

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return Set.of(LlmBenchmark.class.getCanonicalName());
    }

    @Override
    void round(RoundEnvironment round, Problems problems) {
        for (TypeElement scenario : ElementFilter.typesIn(round.getElementsAnnotatedWith(LlmBenchmark.class))) {
            generated.add(ScenarioReader.generatedName(scenario).canonicalName());
        }
        if (round.processingOver() && !round.errorRaised()) {
            // A scenario with mistakes has no runner, and javac is about to say why.
            generated.removeIf(name -> processingEnv.getElementUtils().getTypeElement(name) == null);
            new ServiceFile(processingEnv).write(generated);
        }
    }
}
