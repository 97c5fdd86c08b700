package io.llmharness.processor.model;

/**
 * {@code @Timeout}.
 *
 * @param total deadline of a request
 * @param connect time to make a connection; empty: the default
 * @param firstToken time to the first token; empty: none
 * @param idle time between tokens; empty: none
 */
public record TimeoutModel(
        TimeModel total, Written<String> connect, Written<String> firstToken, Written<String> idle) {}
