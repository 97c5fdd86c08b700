package io.llmharness.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Open load: requests arrive at a rate, whatever the engine does. Several values are a sweep. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.ANNOTATION_TYPE})
public @interface ArrivalRate {
    /** Requests per second, each above 0; one trial a value. */
    double[] value();

    /** How arrivals are spread in time. */
    Arrivals arrivals() default Arrivals.POISSON;

    /** Shape parameter of {@link Arrivals#GAMMA}: 1 is Poisson, below 1 more bursty, above 1 more even. */
    double burstiness() default 1.0;

    /** Requests in flight above which arrivals wait; the wait counts in {@code ttft.intended}. At least 1. */
    int maxInFlight() default 1024;
}
