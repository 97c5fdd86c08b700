package io.llmharness.processor.model;

import io.llmharness.processor.problem.Anchor;

/**
 * Two composed annotations on one element that bring the same annotation.
 *
 * @param annotation what both bring
 * @param first one of them
 * @param second the other
 * @param at the other
 */
public record ConflictModel(String annotation, String first, String second, Anchor at) {}
