package io.llmharness.runtime.engine;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Describes an {@link EngineAdapter}. Read by the annotation processor, which checks scenarios against it, and once at start by
 * the {@link EngineCatalog}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface EngineSpec {
    /** The engine's id: kebab-case, unique. */
    String id();

    /** One line for listings. */
    String description();

    /** Base URL used where a scenario gives none; {@code ${NAME}}: that environment variable holds it. */
    String defaultUrl();

    /** Environment variable that holds the API key where a scenario names none; empty: the engine needs no key by default. */
    String apiKeyEnv() default "";

    /** The options that {@code @Engine(options = …)} may set. */
    Option[] options() default {};

    /** An engine option. */
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
        BOOLEAN,
        JSON
    }
}
