package io.llmharness.processor.read;

import com.google.auto.common.SuperficialValidation;
import javax.lang.model.element.TypeElement;

/** Whether all that a class mentions in its declarations can be resolved. */
public final class Readable {
    private Readable() {}

    /** True when the class and its superclasses can be read without guessing. */
    public static boolean test(TypeElement type) {
        return Superclasses.from(type).stream().allMatch(SuperficialValidation::validateElement);
    }
}
