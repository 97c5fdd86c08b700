package io.llmharness.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A load by the id of a load-shape extension; {@link Concurrency} and {@link ArrivalRate} are its two commonest values. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.ANNOTATION_TYPE})
public @interface LoadShape {
    /** Id of the load shape. */
    String value();

    /** Its options, each {@code "key=value"}. */
    String[] options() default {};
}
