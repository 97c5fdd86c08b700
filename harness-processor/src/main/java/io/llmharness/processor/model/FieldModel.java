package io.llmharness.processor.model;

import io.llmharness.processor.problem.Anchor;

/**
 * An instance field.
 *
 * @param name its name
 * @param isFinal whether it is final
 * @param isPlainCollection whether its type is a collection or map that threads cannot share safely
 * @param at the field
 */
public record FieldModel(String name, boolean isFinal, boolean isPlainCollection, Anchor at) {}
