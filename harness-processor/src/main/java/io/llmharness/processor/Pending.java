package io.llmharness.processor;

import io.llmharness.processor.problem.SourceTrees;
import io.llmharness.processor.read.Readable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/** Classes that wait to be processed. By name, because javac makes new elements in each round. */
final class Pending {
    private final Set<String> names = new LinkedHashSet<>();

    void add(Set<? extends Element> found) {
        for (TypeElement type : ElementFilter.typesIn(found)) {
            names.add(type.getQualifiedName().toString());
        }
    }

    /** Hands over each class that can be read; those that are not done with then stay for the next round. */
    void process(ProcessingEnvironment environment, Predicate<TypeElement> isDone) {
        SourceTrees trees = SourceTrees.of(environment);
        List<String> now = new ArrayList<>(names);
        for (String name : now) {
            TypeElement type = environment.getElementUtils().getTypeElement(name);
            if (type == null || Readable.test(type, trees) && isDone.test(type)) {
                names.remove(name);
            }
        }
    }
}
