package io.llmharness.processor.model;

import java.util.Optional;

/**
 * What kind of class a scenario is.
 *
 * @param kind {@code class}, {@code interface}, {@code enum}, {@code record} or {@code annotation}
 * @param isStatic whether it is top-level or static
 * @param hidden the class, itself or around it, that is private
 * @param isAbstract whether it is abstract
 * @param isGeneric whether it has type parameters
 * @param constructor its constructor without parameters
 * @param usesDeprecated whether generated code mentions something deprecated
 * @param shadowsJavaLang whether its package has a class of a name that generated code takes from {@code java.lang}
 * @param seesGenerated whether the class's module reads the one of {@code @Generated}
 * @param runtimePresent whether the classes that generated code calls are on the compile class path
 */
public record ClassShape(
        String kind,
        boolean isStatic,
        Optional<String> hidden,
        boolean isAbstract,
        boolean isGeneric,
        Constructor constructor,
        boolean usesDeprecated,
        boolean shadowsJavaLang,
        boolean seesGenerated,
        boolean runtimePresent) {

    /** A constructor without parameters. */
    public enum Constructor {
        USABLE,
        MISSING,
        PRIVATE,
        THROWS
    }
}
