package io.llmharness.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.concurrent.TimeUnit;

/**
 * Deadline of one request, from its dispatch to the end of its answer; a later answer is the failure {@code timeout}. Phases of a
 * request can have limits of their own, written {@code "300ms"}, {@code "5s"}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.ANNOTATION_TYPE})
public @interface Timeout {
    /** The deadline, in {@link #timeUnit()}; above 0. */
    long time() default 120;

    /** Unit of {@link #time()}. */
    TimeUnit timeUnit() default TimeUnit.SECONDS;

    /** Time to make a connection, and again for TLS; empty: 5 s. A failure {@code connect-timeout}. */
    String connect() default "";

    /** Time to the first token of a streamed answer; empty: no limit. A failure {@code first-token-timeout}. */
    String firstToken() default "";

    /** Time from one token of a streamed answer to the next; empty: no limit. A failure {@code idle-timeout}. */
    String idle() default "";
}
