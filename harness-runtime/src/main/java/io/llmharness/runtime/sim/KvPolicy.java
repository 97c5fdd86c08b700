package io.llmharness.runtime.sim;

/** What the batching engine does when the KV cache is full. */
enum KvPolicy {
    /** Runs on, takes the memory of the newest sequence and computes that one anew later. */
    PREEMPT,
    /** Admits only what fits with its whole answer. */
    WAIT;

    static KvPolicy parse(String word) {
        return switch (word) {
            case "preempt" -> PREEMPT;
            case "wait" -> WAIT;
            default -> throw new IllegalArgumentException("preempt or wait");
        };
    }
}
