package io.llmharness.processor;

import io.llmharness.processor.problem.Anchor;
import io.llmharness.processor.problem.MessageId;
import io.llmharness.processor.problem.Problems;
import io.llmharness.processor.problem.SourceTrees;
import io.llmharness.processor.read.Readable;
import io.llmharness.processor.read.Unreadable;
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
        ElementFilter.typesIn(found)
                .forEach(type -> names.add(type.getQualifiedName().toString()));
    }

    /**
     * Hands over each class that can be read; those that are not done with then stay for the next round. A failure over one class
     * leaves the others alone.
     */
    void process(ProcessingEnvironment environment, boolean isLast, Problems problems, Predicate<TypeElement> isDone) {
        SourceTrees trees = SourceTrees.of(environment);
        for (String name : List.copyOf(names)) {
            TypeElement type = environment.getElementUtils().getTypeElement(name);
            if (type == null || Readable.test(type, trees) && isDone(type, isLast, problems, isDone)) {
                names.remove(name);
            }
        }
    }

    private static boolean isDone(TypeElement type, boolean isLast, Problems problems, Predicate<TypeElement> isDone) {
        try {
            return isDone.test(type);
        } catch (Unreadable notYet) {
            if (isLast) {
                problems.add(
                        MessageId.LlmUnresolved,
                        Anchor.of(type),
                        "Nothing is generated for " + type.getSimpleName()
                                + ", because a value in its annotations cannot be resolved.");
            }
            return false;
        } catch (RuntimeException | LinkageError | StackOverflowError failure) {
            problems.add(MessageId.LlmInternal, Anchor.of(type), Failure.sentence(failure));
            return true;
        }
    }
}
