package io.llmharness.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What is asked. On the class it is declarative; on a method it <em>is</em> the benchmark method: what the method returns, a
 * {@code ChatRequest} or a {@code Conversation}, is sent. A method may take a {@code User} and a {@code Sample}.
 *
 * <p>Workload methods run on an event loop: they must not block.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.ANNOTATION_TYPE})
public @interface Workload {
    /** The prompt of every request. */
    String prompt() default "";

    /** A system message sent before the prompt. */
    String system() default "";

    /** Id of a data set, such as {@code "synthetic"}. */
    String dataset() default "";

    /** Options of the data set, each {@code "key=value"}, such as {@code "file=prompts.jsonl"}. */
    String[] datasetOptions() default {};

    /** Prompt length in tokens: {@code "128"}, {@code "uniform(64,256)"}, {@code "normal(512,64)"}, {@code "lognormal(512,0.5)"}. */
    String inputTokens() default "";

    /** Wanted and maximum answer length in tokens, in the forms of {@link #inputTokens()}; empty: the engine decides. */
    String outputTokens() default "";

    /** Whether answers are streamed. */
    boolean stream() default true;

    /** Seed of everything random in the workload. */
    long seed() default 42;

    /**
     * Cache intent: {@code "cold"} starts each prompt with a unique salt, so that no prefix cache flatters the figures;
     * {@code "warm"} sends prompts as they are; {@code "50%"} gives all prompts the first half of their text in common and a unique
     * second half. What the engine says of its cache is held against it.
     */
    String cache() default "cold";
}
