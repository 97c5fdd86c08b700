package io.llmharness.adapters.contract;

import java.util.List;
import java.util.Map;

/**
 * What a decoder said about one answer, and what became of it.
 *
 * @param outcome {@code ok} or the key of the cause
 * @param payloads events with text, reasoning or a tool call
 * @param usage input, output, cached, reasoning
 * @param running output tokens so far, each time they were told
 * @param figures native figures by key
 */
public record Told(
        String outcome,
        String message,
        int payloads,
        String text,
        String reasoning,
        int toolCalls,
        List<Long> usage,
        List<Long> running,
        Map<String, Long> figures,
        String finish) {}
