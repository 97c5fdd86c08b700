package io.llmharness.processor.model;

import io.llmharness.processor.problem.Anchor;

/**
 * {@code @Limit}; 0 where nothing is limited.
 *
 * @param requestsPerMinute requests begun in a minute
 * @param tokensPerMinute tokens in a minute
 * @param maxTokens tokens in all
 * @param maxCost money in all
 * @param inputPrice price of a million tokens of prompts
 * @param outputPrice price of a million tokens of answers
 * @param at the annotation
 */
public record LimitModel(
        Written<Long> requestsPerMinute,
        Written<Long> tokensPerMinute,
        Written<Long> maxTokens,
        Written<Double> maxCost,
        Written<Double> inputPrice,
        Written<Double> outputPrice,
        Anchor at) {}
