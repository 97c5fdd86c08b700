package io.llmharness.runtime.sim;

import org.jspecify.annotations.Nullable;

/**
 * A generation's ticket.
 *
 * @param number counts the server's generations from 0
 * @param fault  what shall go wrong with it
 */
record Admission(long number, @Nullable Fault fault) {}
