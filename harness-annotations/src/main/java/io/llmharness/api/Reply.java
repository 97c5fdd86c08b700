package io.llmharness.api;

import java.time.Duration;

/**
 * A complete answer, as a {@code @Check} method sees it.
 *
 * @param text the answer's text, without reasoning
 * @param inputTokens prompt tokens as the engine counted them, −1 where it does not say
 * @param outputTokens output tokens as the engine counted them, −1 where it does not say
 * @param finishReason why the answer ended, in the engine's own word; empty where it does not say
 * @param latency from dispatch to the last token
 */
public record Reply(String text, long inputTokens, long outputTokens, String finishReason, Duration latency) {}
