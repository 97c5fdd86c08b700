package io.llmharness.runtime.engine;

/**
 * How far the download of a model is.
 *
 * @param what what the engine does, in its own words
 * @param doneBytes bytes that are there
 * @param totalBytes bytes known of so far, which may grow; 0: none
 */
public record PullProgress(String what, long doneBytes, long totalBytes) {}
