package io.llmharness.runtime.sim;

/** The KV cache as a number of tokens, given out in whole blocks. */
final class KvMemory {
    private final int block;
    private final long capacity;
    private long used;

    KvMemory(SimOptions options) {
        block = options.block();
        capacity = options.kv().isPresent() ? options.kv().getAsInt() : Long.MAX_VALUE;
    }

    /** Whether the sequence could hold so many tokens. */
    boolean fits(Sequence sequence, int tokens) {
        return used - sequence.memory + inBlocks(tokens) <= capacity;
    }

    /** Makes the sequence hold so many tokens, whether they fit or not. */
    void hold(Sequence sequence, int tokens) {
        long wanted = tokens == 0 ? 0 : inBlocks(tokens);
        if (wanted > sequence.memory || tokens == 0) {
            used += wanted - sequence.memory;
            sequence.memory = wanted;
        }
    }

    double usage() {
        return capacity == Long.MAX_VALUE ? 0 : Math.min(1, (double) used / capacity);
    }

    private long inBlocks(int tokens) {
        return (tokens + block - 1L) / block * block;
    }
}
