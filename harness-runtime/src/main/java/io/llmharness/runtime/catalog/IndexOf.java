package io.llmharness.runtime.catalog;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Stands on index classes, which the annotation processor writes beside every engine, data set and load shape: one empty class
 * each in {@code io.llmharness.engines}, {@code io.llmharness.datasets} and {@code io.llmharness.loads}. Because the compiler can
 * list the classes of a package over the whole compile class path, a scenario's names are checked against everything that is on
 * it, also against a third party's.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface IndexOf {
    /** The extension, which carries its own spec annotation. */
    Class<?> value();
}
