package io.llmharness.runtime.result;

import java.util.Optional;

/**
 * How an engine was put back into its declared state before a fork.
 *
 * @param state the state, as it was declared
 * @param did what was done, in a clause
 * @param millis how long it took
 * @param failure why it was not done; empty when it was
 */
public record ResetResult(String state, String did, double millis, Optional<String> failure) {}
