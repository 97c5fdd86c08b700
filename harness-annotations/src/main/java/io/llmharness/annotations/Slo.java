package io.llmharness.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Limits of one request, counted from its intended arrival. A request is good when it succeeded and met all of them; at least one is
 * set.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.ANNOTATION_TYPE})
public @interface Slo {
    /** Limit of the time to first token, such as {@code "300ms"}. */
    String ttft() default "";

    /** Limit of the time per output token. */
    String tpot() default "";

    /** Limit of the end-to-end latency. */
    String e2e() default "";

    /** Share of requests that must be good, in (0, 1]. */
    double attainment() default 0.99;
}
