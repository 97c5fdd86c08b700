package io.llmharness.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a method {@code boolean name(Reply)} that judges an answer. An answer judged false is a failed request with the cause
 * {@code check-failed}; it is never a good one. The method runs on an event loop and must not block.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Check {}
