package io.llmharness.runtime.load;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Describes a {@link LoadShape}; read by the annotation processor, which checks scenarios against it, and when a run is planned. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface LoadShapeSpec {
    /** The shape's id: kebab-case, unique. */
    String id();

    /** One line for listings. */
    String description();

    /** What {@code -t} or {@code -rate} give to it. */
    Sweep sweeps() default Sweep.NOTHING;

    /** The options that {@code @LoadShape(options = …)} may set. */
    Option[] options() default {};

    /** An option of a load shape. */
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
        /** As in {@code 300ms}, {@code 1.5s}, {@code 2m}. */
        DURATION,
        BOOLEAN
    }

    /** The values that a run may sweep over. */
    enum Sweep {
        /** None: the options say it all. */
        NOTHING,
        /** Numbers of users. */
        USERS,
        /** Requests per second. */
        RATE
    }
}
