package io.llmharness.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.concurrent.TimeUnit;

/** Iterations run before measuring; their figures are shown while running and then dropped. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.ANNOTATION_TYPE})
public @interface Warmup {
    /** Number of iterations; at least 0. */
    int iterations() default 1;

    /** Length of an iteration, in {@link #timeUnit()}. */
    long time() default 10;

    /** Unit of {@link #time()}. */
    TimeUnit timeUnit() default TimeUnit.SECONDS;

    /** Above 0: an iteration ends after so many requests instead of after {@link #time()}. */
    int requests() default 0;
}
