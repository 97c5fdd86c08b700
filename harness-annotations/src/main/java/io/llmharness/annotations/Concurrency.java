package io.llmharness.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Closed load: so many virtual users, each sending its next request when the last one is answered. Several values are a sweep. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.ANNOTATION_TYPE})
public @interface Concurrency {
    /** Numbers of users, each at least 1; one trial a value. */
    int[] value() default {1};

    /** Pause of a user between an answer and its next request, such as {@code "500ms"}; empty: none. */
    String thinkTime() default "";

    /** Time over which the users are started evenly, such as {@code "10s"}; empty: all at once. */
    String rampUp() default "";
}
