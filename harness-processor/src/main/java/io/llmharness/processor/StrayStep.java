package io.llmharness.processor;

import io.llmharness.annotations.Engine;
import io.llmharness.annotations.LlmBenchmark;
import io.llmharness.annotations.Workload;
import io.llmharness.processor.problem.Anchor;
import io.llmharness.processor.problem.MessageId;
import io.llmharness.processor.problem.Problems;
import io.llmharness.processor.read.Nesting;
import io.llmharness.processor.read.Superclasses;
import java.util.LinkedHashSet;
import java.util.Set;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/** Warns of classes that look like scenarios and lack {@code @LlmBenchmark}: without it nothing happens, and silently. */
final class StrayStep {
    void run(RoundEnvironment round, Problems problems) {
        Set<TypeElement> inherited = new LinkedHashSet<>();
        ElementFilter.typesIn(round.getElementsAnnotatedWith(LlmBenchmark.class))
                .forEach(scenario -> inherited.addAll(Superclasses.from(scenario)));
        Set<Element> marked = new LinkedHashSet<>(
                round.getElementsAnnotatedWithAny(Set.of(Engine.class, Engine.List.class, Workload.class)));
        for (Element element : marked) {
            TypeElement stray = Nesting.type(element);
            boolean concrete = stray.getKind() == ElementKind.CLASS
                    && !stray.getModifiers().contains(Modifier.ABSTRACT);
            if (concrete && !inherited.contains(stray)) {
                problems.add(
                        MessageId.LlmNotABenchmark,
                        Anchor.of(stray),
                        stray.getSimpleName()
                                + " has @Engine or @Workload but no @LlmBenchmark: nothing is generated for it.");
            }
        }
    }
}
