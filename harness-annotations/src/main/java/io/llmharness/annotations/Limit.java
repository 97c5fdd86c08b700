package io.llmharness.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a benchmark may take of a hosted engine: how much in a minute, so that a quota is not overrun, and how much in all, so that a
 * mistake does not cost more than is said here. An attribute that is not set, or 0, limits nothing.
 *
 * <p>The limits of a minute hold the users of a closed load back; an open load that would overrun them is an error, because its
 * arrivals are not the client's to move. The caps count over all trials of the benchmark in a run, warm-up included. When one is
 * reached nothing more is asked, what is under way is answered, and the benchmark's other trials are left out; the result says so.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.ANNOTATION_TYPE})
public @interface Limit {
    /** Requests begun in a minute. */
    long requestsPerMinute() default 0;

    /** Tokens in a minute, prompts and answers together. */
    long tokensPerMinute() default 0;

    /** Tokens in all, prompts and answers together. */
    long maxTokens() default 0;

    /** Money in all, in the currency of the prices, without which it cannot be counted. */
    double maxCost() default 0;

    /** Price of a million tokens of prompts. */
    double inputPrice() default 0;

    /** Price of a million tokens of answers. */
    double outputPrice() default 0;
}
