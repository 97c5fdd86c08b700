package io.llmharness.processor.read;

import com.google.auto.common.SuperficialValidation;
import io.llmharness.processor.problem.SourceTrees;
import javax.lang.model.element.TypeElement;

/** Whether all that a class mentions in its declarations can be resolved. */
public final class Readable {
    private Readable() {}

    /**
     * True when the class and its superclasses can be read without guessing. Compiled superclasses always can: what is missing in
     * one stays missing, javac does not mind, and the scenario need not have to do with it.
     */
    public static boolean test(TypeElement type, SourceTrees trees) {
        return Superclasses.from(type).stream()
                .filter(candidate -> candidate.equals(type) || trees.isSource(candidate))
                .allMatch(SuperficialValidation::validateElement);
    }
}
