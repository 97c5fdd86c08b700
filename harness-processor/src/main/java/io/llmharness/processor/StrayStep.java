package io.llmharness.processor;

import io.llmharness.annotations.Check;
import io.llmharness.annotations.Engine;
import io.llmharness.annotations.LlmBenchmark;
import io.llmharness.annotations.Param;
import io.llmharness.annotations.Setup;
import io.llmharness.annotations.TearDown;
import io.llmharness.annotations.Workload;
import io.llmharness.processor.problem.Anchor;
import io.llmharness.processor.problem.MessageId;
import io.llmharness.processor.problem.Problems;
import io.llmharness.processor.read.Nesting;
import io.llmharness.processor.read.Superclasses;
import java.lang.annotation.Annotation;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/** Warns of classes that look like scenarios and lack {@code @LlmBenchmark}: without it nothing happens, and silently. */
final class StrayStep {
    /** What stands in scenarios only. */
    static final List<Class<? extends Annotation>> MARKS = List.of(
            Engine.class, Engine.List.class, Workload.class, Setup.class, TearDown.class, Param.class, Check.class);

    void run(RoundEnvironment round, Problems problems) {
        Set<TypeElement> inherited = new LinkedHashSet<>();
        ElementFilter.typesIn(round.getElementsAnnotatedWith(LlmBenchmark.class))
                .forEach(scenario -> inherited.addAll(Superclasses.from(scenario)));
        Map<TypeElement, Set<String>> strays = new LinkedHashMap<>();
        for (Class<? extends Annotation> mark : MARKS) {
            String name = "@" + (mark == Engine.List.class ? Engine.class : mark).getSimpleName();
            for (Element element : round.getElementsAnnotatedWith(mark)) {
                strays.computeIfAbsent(Nesting.type(element), type -> new LinkedHashSet<>())
                        .add(name);
            }
        }
        strays.forEach((stray, marks) -> {
            boolean concrete = stray.getKind() == ElementKind.CLASS
                    && !stray.getModifiers().contains(Modifier.ABSTRACT);
            if (concrete && !inherited.contains(stray)) {
                problems.add(
                        MessageId.LlmNotABenchmark,
                        Anchor.of(stray),
                        stray.getSimpleName() + " has " + String.join(" and ", marks)
                                + " but no @LlmBenchmark: nothing is generated for it.");
            }
        });
    }
}
