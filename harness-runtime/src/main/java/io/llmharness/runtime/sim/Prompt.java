package io.llmharness.runtime.sim;

import java.util.Arrays;
import java.util.List;

/**
 * A prompt as the simulated engine counts it: every run of characters without white space is one token, and an empty prompt is one
 * token too. Answers are counted by the same rule, so that an answer of n tokens repeated in the next turn's prompt has n tokens
 * there (end-of-text and split characters apart).
 */
public final class Prompt {
    private static final int VOCABULARY = 32_000;

    private final List<String> parts;
    private final int[] ids;
    private final int tokens;

    private Prompt(List<String> parts, int[] ids, int tokens) {
        this.parts = parts;
        this.ids = ids;
        this.tokens = Math.max(1, tokens);
    }

    /** A prompt of texts in a row, such as the messages of a chat; a token does not reach from one into the next. */
    public static Prompt of(List<String> parts) {
        int tokens = 0;
        for (String part : parts) {
            tokens += count(part);
        }
        return new Prompt(List.copyOf(parts), new int[0], tokens);
    }

    /** A prompt of one text. */
    public static Prompt of(String text) {
        return of(List.of(text));
    }

    /** A prompt given as token ids. */
    public static Prompt ofIds(int[] ids) {
        return new Prompt(List.of(), ids.clone(), ids.length);
    }

    /** The same without what is behind this many tokens, 1 or more. */
    public Prompt first(int most) {
        return tokens <= most ? this : ofIds(Arrays.copyOf(ids(), most));
    }

    /** Number of tokens, 1 or more. */
    public int tokens() {
        return tokens;
    }

    /** The token ids: the given ones, or a hash of each word. */
    public int[] ids() {
        if (parts.isEmpty()) {
            return ids.clone();
        }
        int[] all = new int[tokens];
        int n = 0;
        for (String part : parts) {
            for (int at = next(part, 0); at < part.length(); at = next(part, end(part, at))) {
                all[n++] = Math.floorMod(part.substring(at, end(part, at)).hashCode() * 31, VOCABULARY);
            }
        }
        return n == tokens ? all : Arrays.copyOf(all, n);
    }

    /** One hash for each full block of so many tokens; it covers the block and all before it. */
    long[] blockHashes(int block) {
        int[] all = ids();
        long[] hashes = new long[all.length / block];
        long hash = 1;
        for (int i = 0; i < hashes.length * block; i++) {
            hash = Mix.of(hash * 31 + all[i]);
            if ((i + 1) % block == 0) {
                hashes[i / block] = hash;
            }
        }
        return hashes;
    }

    /** A hash of the whole prompt. */
    long hash() {
        return parts.isEmpty() ? Arrays.hashCode(ids) : parts.hashCode();
    }

    private static int count(String text) {
        int tokens = 0;
        boolean inside = false;
        for (int i = 0; i < text.length(); i++) {
            boolean blank = Character.isWhitespace(text.charAt(i));
            if (!blank && !inside) {
                tokens++;
            }
            inside = !blank;
        }
        return tokens;
    }

    private static int next(String text, int at) {
        int i = at;
        while (i < text.length() && Character.isWhitespace(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private static int end(String text, int at) {
        int i = at;
        while (i < text.length() && !Character.isWhitespace(text.charAt(i))) {
            i++;
        }
        return i;
    }
}
