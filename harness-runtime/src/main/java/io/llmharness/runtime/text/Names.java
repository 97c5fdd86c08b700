package io.llmharness.runtime.text;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;

/**
 * A fixed set of JSON field names, looked up by their bytes without allocation. A name's index is its position in
 * {@link #of}. The table is at most half full, and built with the multiplier under which fewest names collide: nearly always none
 * does, so that a look-up is one hash and one comparison.
 */
public final class Names {
    /** {@link JsonCursor#nextName}: a name that is not in the set. */
    public static final int OTHER = -1;

    /** {@link JsonCursor#nextName}: the object has no more fields. */
    public static final int END = -2;

    private static final int MULTIPLIERS = 1_000;

    private final byte[][] slots;
    private final int[] indexes;
    private final int multiplier;

    private Names(byte[][] keys, int size, int multiplier) {
        this.slots = new byte[size][];
        this.indexes = new int[size];
        this.multiplier = multiplier;
        for (int i = 0; i < keys.length; i++) {
            int slot = hash(keys[i], 0, keys[i].length, multiplier) & (size - 1);
            while (slots[slot] != null) {
                slot = slot + 1 & size - 1;
            }
            slots[slot] = keys[i];
            indexes[slot] = i;
        }
    }

    /** A set of distinct, non-empty names. */
    public static Names of(String... names) {
        byte[][] keys = new byte[names.length][];
        for (int i = 0; i < names.length; i++) {
            keys[i] = names[i].getBytes(StandardCharsets.UTF_8);
        }
        if (Set.copyOf(Arrays.asList(names)).size() != names.length
                || Arrays.asList(names).contains("")) {
            throw new IllegalArgumentException("names are not distinct, or one is empty: " + Arrays.toString(names));
        }
        int size = Integer.highestOneBit(Math.max(2, names.length * 2 - 1)) * 2;
        return new Names(keys, size, bestMultiplier(keys, size));
    }

    private static int bestMultiplier(byte[][] keys, int size) {
        int best = 1;
        int fewest = Integer.MAX_VALUE;
        for (int i = 0; i < MULTIPLIERS && fewest > 0; i++) {
            int candidate = 2 * i + 1;
            int collisions = collisions(keys, size, candidate);
            if (collisions < fewest) {
                fewest = collisions;
                best = candidate;
            }
        }
        return best;
    }

    private static int collisions(byte[][] keys, int size, int multiplier) {
        boolean[] taken = new boolean[size];
        int collisions = 0;
        for (byte[] key : keys) {
            int slot = hash(key, 0, key.length, multiplier) & (size - 1);
            collisions += taken[slot] ? 1 : 0;
            taken[slot] = true;
        }
        return collisions;
    }

    int indexOf(byte[] bytes, int from, int to) {
        if (from == to) {
            return OTHER;
        }
        int mask = slots.length - 1;
        int slot = hash(bytes, from, to, multiplier) & mask;
        byte[] key;
        while ((key = slots[slot]) != null) {
            if (Arrays.equals(bytes, from, to, key, 0, key.length)) {
                return indexes[slot];
            }
            slot = slot + 1 & mask;
        }
        return OTHER;
    }

    private static int hash(byte[] bytes, int from, int to, int multiplier) {
        int h = ((to - from) << 16) ^ (bytes[from] << 8) ^ bytes[to - 1] ^ (bytes[(from + to) >>> 1] << 4);
        h *= multiplier;
        return h ^ (h >>> 15);
    }
}
