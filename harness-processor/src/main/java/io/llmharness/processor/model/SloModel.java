package io.llmharness.processor.model;

import io.llmharness.processor.problem.Anchor;

/** {@code @Slo}; empty limits are not set. */
public record SloModel(
        Written<String> ttft, Written<String> tpot, Written<String> e2e, Written<Double> attainment, Anchor at) {}
