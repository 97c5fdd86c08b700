package io.llmharness.processor.model;

import io.llmharness.processor.problem.Anchor;

/**
 * A value of an annotation and where it was written: for a default, where the annotation was.
 *
 * @param value the value
 * @param at where a message about it belongs
 */
public record Written<T>(T value, Anchor at) {}
