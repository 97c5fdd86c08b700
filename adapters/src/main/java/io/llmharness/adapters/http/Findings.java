package io.llmharness.adapters.http;

import io.llmharness.runtime.text.JsonCursor;
import java.util.Arrays;

/** What the pointers led to in one text, in the order in which it stands there. Reused; grows to the most that one text held. */
final class Findings {
    private static final int CONTAINER = 0;
    private static final int STRING = 1;
    private static final int WORD = 2;

    private int count;
    private int elements;
    private int[] slots = new int[16];
    private int[] kinds = new int[16];
    private int[] froms = new int[16];
    private int[] tos = new int[16];
    private int[] inElements = new int[16];

    void clear() {
        count = 0;
        elements = 0;
    }

    int count() {
        return count;
    }

    /** Which pointer led there. */
    int slot(int finding) {
        return slots[finding];
    }

    boolean isString(int finding) {
        return kinds[finding] == STRING;
    }

    /** Whether it says something: a string with content, a number or a word but {@code false}, an object, an array. */
    boolean isTelling(byte[] text, int finding) {
        return switch (kinds[finding]) {
            case STRING -> froms[finding] < tos[finding];
            case WORD -> !is(text, finding, Rule.FALSE);
            default -> true;
        };
    }

    int from(int finding) {
        return froms[finding];
    }

    int to(int finding) {
        return tos[finding];
    }

    /** The array element it belongs to; 0 where no pointer's {@code *} was passed. */
    int element(int finding) {
        return inElements[finding];
    }

    /** Whether a string's content, a number or a word is written like this. */
    boolean is(byte[] text, int finding, byte[] value) {
        return kinds[finding] != CONTAINER && Arrays.equals(text, froms[finding], tos[finding], value, 0, value.length);
    }

    int nextElement() {
        return ++elements;
    }

    void container(int[] leads, int element) {
        for (int slot : leads) {
            add(slot, CONTAINER, 0, 0, element);
        }
    }

    void scalar(int[] leads, boolean string, JsonCursor json, int element) {
        for (int slot : leads) {
            add(slot, string ? STRING : WORD, json.stringFrom(), json.stringTo(), element);
        }
    }

    private void add(int slot, int kind, int from, int to, int element) {
        if (count == slots.length) {
            int size = count * 2;
            slots = Arrays.copyOf(slots, size);
            kinds = Arrays.copyOf(kinds, size);
            froms = Arrays.copyOf(froms, size);
            tos = Arrays.copyOf(tos, size);
            inElements = Arrays.copyOf(inElements, size);
        }
        slots[count] = slot;
        kinds[count] = kind;
        froms[count] = from;
        tos[count] = to;
        inElements[count++] = element;
    }
}
