package io.llmharness.runtime.text;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A fixed set of JSON field names, looked up by their bytes without allocation. A name's index is its position in
 * {@link #of}; the table is searched once for a multiplier that keeps all names in slots of their own, so that a look-up is one
 * hash and one comparison.
 */
public final class Names {
    /** {@link JsonCursor#nextName}: a name that is not in the set. */
    public static final int OTHER = -1;

    /** {@link JsonCursor#nextName}: the object has no more fields. */
    public static final int END = -2;

    private final byte[][] slots;
    private final int[] indexes;
    private final int multiplier;

    private Names(byte[][] slots, int[] indexes, int multiplier) {
        this.slots = slots;
        this.indexes = indexes;
        this.multiplier = multiplier;
    }

    /** A set of distinct, non-empty names. */
    public static Names of(String... names) {
        byte[][] keys = new byte[names.length][];
        for (int i = 0; i < names.length; i++) {
            keys[i] = names[i].getBytes(StandardCharsets.UTF_8);
        }
        for (int size = Integer.highestOneBit(Math.max(2, names.length * 2 - 1)) * 2; ; size *= 2) {
            for (int multiplier = 1; multiplier < 10_000; multiplier += 2) {
                Names placed = place(keys, size, multiplier);
                if (placed != null) {
                    return placed;
                }
            }
            if (size > 1 << 16) {
                throw new IllegalArgumentException("names are not distinct: " + Arrays.toString(names));
            }
        }
    }

    private static @Nullable Names place(byte[][] keys, int size, int multiplier) {
        byte[][] slots = new byte[size][];
        int[] indexes = new int[size];
        for (int i = 0; i < keys.length; i++) {
            int slot = hash(keys[i], 0, keys[i].length, multiplier) & (size - 1);
            if (slots[slot] != null) {
                return null;
            }
            slots[slot] = keys[i];
            indexes[slot] = i;
        }
        return new Names(slots, indexes, multiplier);
    }

    int indexOf(byte[] bytes, int from, int to) {
        if (from == to) {
            return OTHER;
        }
        int slot = hash(bytes, from, to, multiplier) & (slots.length - 1);
        byte[] key = slots[slot];
        return key != null && Arrays.equals(bytes, from, to, key, 0, key.length) ? indexes[slot] : OTHER;
    }

    private static int hash(byte[] bytes, int from, int to, int multiplier) {
        int h = ((to - from) << 16) ^ (bytes[from] << 8) ^ bytes[to - 1] ^ (bytes[(from + to) >>> 1] << 4);
        h *= multiplier;
        return h ^ (h >>> 15);
    }
}
