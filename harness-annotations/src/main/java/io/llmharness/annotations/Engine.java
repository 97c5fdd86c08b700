package io.llmharness.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** An engine that answers the scenario. Repeat it to measure several engines with the same workload. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Repeatable(Engine.List.class)
public @interface Engine {
    /** The adapter's id, such as {@code "ollama"}, {@code "vllm"} or {@code "openai"}; checked at compile time. */
    String value();

    /** Label in reports and for {@code -engine}; empty: the id. Labels within a scenario are unique. */
    String name() default "";

    /** The model to ask for; empty: the adapter's own default, or the one model that the server lists. */
    String model() default "";

    /**
     * Base URL; empty: the adapter's default. {@code ${NAME:default}} is replaced from the environment at run time. {@code sim:},
     * with options behind it as in {@code sim:ttft=200ms,itl=20ms}, lets the simulated engine answer.
     */
    String url() default "";

    /** The <em>name</em> of the environment variable that holds the API key, never the key itself. */
    String apiKeyEnv() default "";

    /** Engine options, each {@code "key=value"}; keys and values are checked at compile time. */
    String[] options() default {};

    /**
     * The state that the engine is put into before each fork: {@code "none"}, as the last fork left it; {@code "cache"}, loaded and
     * without anything of earlier prompts; {@code "model"}, not loaded, so that the next request loads it; or {@code "cmd:"} and a
     * command, which finds the engine's URL and model in {@code LLM_HARNESS_ENGINE_URL} and {@code LLM_HARNESS_ENGINE_MODEL}.
     */
    String reset() default "none";

    /** Container of repeated {@link Engine}s. */
    @Documented
    @Retention(RetentionPolicy.CLASS)
    @Target({ElementType.TYPE, ElementType.ANNOTATION_TYPE})
    @interface List {
        /** The repeated annotations. */
        Engine[] value();
    }
}
