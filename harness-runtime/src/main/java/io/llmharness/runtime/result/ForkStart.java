package io.llmharness.runtime.result;

import java.time.Instant;

/**
 * When a fork was started.
 *
 * @param sequence its place among all forks of the run, warm-up forks included, from 1: forks of several trials may take turns
 * @param at the wall clock
 */
public record ForkStart(int sequence, Instant at) {}
