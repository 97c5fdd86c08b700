package io.llmharness.runtime.workload;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Describes a {@link Dataset}; read by the annotation processor, which checks scenarios against it, and when a
 * run is planned. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface DatasetSpec {
    /** The data set's id: kebab-case, unique. */
    String id();

    /** One line for listings. */
    String description();

    /** The options that {@code @Workload(datasetOptions = …)} may set. */
    Option[] options() default {};

    /** An option of a data set. */
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target({})
    @interface Option {
        /** Its key. */
        String name();

        /** Its type. */
        Type type() default Type.STRING;

        /** One line for listings. */
        String description() default "";
    }

    /** Types of option values, checked at compile time. */
    enum Type {
        STRING,
        INTEGER,
        DECIMAL,
        BOOLEAN
    }
}
