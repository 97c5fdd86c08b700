package io.llmharness.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Fresh JVMs that repeat a trial. The interval of every figure is taken across forks. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.ANNOTATION_TYPE})
public @interface Fork {
    /** Measured forks; 0 runs inside the harness's own JVM, for debugging. */
    int value() default 1;

    /** Forks run before the measured ones and thrown away. */
    int warmups() default 0;

    /** The {@code java} executable; empty: the one that runs the harness. */
    String jvm() default "";

    /** Arguments that replace the harness's own JVM arguments. */
    String[] jvmArgs() default {};

    /** Arguments put before the others. */
    String[] jvmArgsPrepend() default {};

    /** Arguments put after the others. */
    String[] jvmArgsAppend() default {};
}
