package io.llmharness.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Sends a request again that failed for a reason which may pass: a quota, an overloaded or failing engine, a connection that was not
 * made or broke before an answer began. Without this annotation nothing is sent again, and every failure is a failure.
 *
 * <p>The request counts once, its latencies run from its first intent, and every attempt is counted by its cause. Where the engine asks
 * for a wait, that is waited; the deadline of {@link Timeout} holds over all attempts.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.ANNOTATION_TYPE})
public @interface Retry {
    /** Attempts in all, the first one included; at least 1. */
    int attempts() default 3;

    /** Wait before the second attempt; it doubles with each further one, and varies by half to spread the load: {@code "500ms"}. */
    String backoff() default "500ms";

    /** Longest wait before an attempt. An engine that asks for a longer one is not asked again. */
    String longest() default "30s";
}
