package io.llmharness.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a class as a benchmark scenario. The class is top-level or static, neither private nor abstract, not in the default
 * package, and has a constructor without parameters. It needs at least one {@link Engine} and one {@link Workload}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface LlmBenchmark {
    /** Name in reports and for regular expressions; empty: the fully qualified class name. */
    String name() default "";

    /** One sentence for listings and reports; empty: the first sentence of the class's Javadoc. */
    String description() default "";
}
