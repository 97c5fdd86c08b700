package io.llmharness.processor.model;

import io.llmharness.processor.problem.Anchor;

/** {@code @Warmup} or {@code @Measurement}. */
public record IterationsModel(Written<Integer> iterations, TimeModel time, Written<Integer> requests, Anchor at) {}
