package io.llmharness.runtime.workload;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Describes a {@link Dataset}; read by the annotation processor and for listings. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface DatasetSpec {
    /** The data set's id: kebab-case, unique. */
    String id();

    /** One line for listings. */
    String description();
}
