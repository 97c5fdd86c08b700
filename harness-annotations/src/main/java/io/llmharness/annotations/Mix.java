package io.llmharness.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Runs several {@link Workload} methods of a scenario at the same time, as one benchmark with the class's name; each is reported on its
 * own, and all together. Methods that are not named are benchmarks of their own.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.ANNOTATION_TYPE})
public @interface Mix {
    /**
     * The methods, each {@code "method=weight"}: of the requests of the class's load so large a share is the method's, drawn from the
     * seed. {@code "method=own"} runs under the load of its own beside it: a probe beside a background load.
     */
    String[] value();
}
