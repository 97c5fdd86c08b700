package io.llmharness.runtime.workload;

/** Makes prompts of a wanted length while the load runs. Called by all loops at once, for every request: it must be quick. */
@FunctionalInterface
public interface PromptMaker {
    /** The prompt of the request with this number, so many tokens long, at least 1; the same for the same number and length. */
    String prompt(long requestNumber, int tokens);
}
