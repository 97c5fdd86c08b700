package io.llmharness.runtime.sim;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which blocks of prompts the engine still has. A block is known by a hash over it and everything before it, so that only common
 * beginnings are found. The block used longest ago goes first. Blocks that no running sequence holds cost no KV memory here: as in
 * the engines, they are what would be overwritten next.
 */
final class PrefixCache {
    private static final int UNLIMITED_BLOCKS = 1 << 16;

    private final boolean on;
    private final int block;
    private final Map<Long, Boolean> blocks;

    PrefixCache(SimOptions options) {
        on = options.prefixCache();
        block = options.block();
        int most = options.kv().isPresent() ? Math.max(1, options.kv().getAsInt() / block) : UNLIMITED_BLOCKS;
        blocks = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Long, Boolean> eldest) {
                return size() > most;
            }
        };
    }

    /** Tokens at the prompt's beginning that need not be computed; the last token always must be. */
    int find(Sequence sequence) {
        if (!on) {
            return 0;
        }
        if (sequence.blocks.length == 0) {
            sequence.blocks = sequence.prompt.blockHashes(block);
        }
        int found = 0;
        while (found < sequence.blocks.length && blocks.get(sequence.blocks[found]) != null) {
            found++;
        }
        return Math.min(found * block, (sequence.prompt.tokens() - 1) / block * block);
    }

    /** Has nothing any more. */
    void clear() {
        blocks.clear();
    }

    /** Keeps the blocks of a prompt that has been computed. */
    void keep(Sequence sequence) {
        if (on) {
            for (int i = sequence.blocks.length - 1; i >= 0; i--) { // the beginning is the youngest and goes last
                blocks.put(sequence.blocks[i], Boolean.TRUE);
            }
        }
    }
}
