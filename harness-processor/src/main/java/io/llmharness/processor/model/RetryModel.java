package io.llmharness.processor.model;

/**
 * {@code @Retry}.
 *
 * @param attempts attempts in all
 * @param backoff wait before the second
 * @param longest longest wait
 */
public record RetryModel(Written<Integer> attempts, Written<String> backoff, Written<String> longest) {}
