package io.llmharness.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.concurrent.TimeUnit;

/** Deadline of one request, from its dispatch to the end of its answer; a later answer is the failure {@code timeout}. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.ANNOTATION_TYPE})
public @interface Timeout {
    /** The deadline, in {@link #timeUnit()}; above 0. */
    long time() default 120;

    /** Unit of {@link #time()}. */
    TimeUnit timeUnit() default TimeUnit.SECONDS;
}
