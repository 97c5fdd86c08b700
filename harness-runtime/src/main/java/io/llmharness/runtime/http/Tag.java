package io.llmharness.runtime.http;

import java.nio.charset.StandardCharsets;

/**
 * Names of requests: {@value #LENGTH} lower-case characters, unique within a fork and, but for a chance of one in 2^40, across
 * forks. Sent as the header {@code X-Request-Id}, and as the salt that keeps a prompt out of prefix caches. Not thread-safe.
 */
public final class Tag {
    /** Length of a tag in bytes. */
    public static final int LENGTH = 8;

    /** What stands in an encoded request where the tag goes; chosen to occur in no prompt and to survive every JSON encoder. */
    public static final String PLACEHOLDER = "0tag-tag";

    private static final byte[] ALPHABET = "abcdefghijklmnopqrstuvwxyz234567".getBytes(StandardCharsets.US_ASCII);
    private static final long MASK = (1L << 40) - 1;
    /** Odd, so that multiplying by it modulo 2^40 maps different numbers to different numbers. */
    private static final long SPREAD = 0x9E3779B97FL | 1;

    private final long start;
    private final int step;
    private long number;

    /**
     * Tags of one loop.
     *
     * @param nonce random number of the fork, the same for all its loops
     * @param loop index of the loop
     * @param loops number of loops
     */
    public Tag(long nonce, int loop, int loops) {
        this.start = nonce & MASK;
        this.number = loop;
        this.step = loops;
    }

    /** Writes the next tag into an array of {@value #LENGTH} bytes. */
    public void next(byte[] into) {
        long value = (start + number) * SPREAD & MASK;
        number += step;
        for (int i = 0; i < LENGTH; i++) {
            into[i] = ALPHABET[(int) (value >>> (35 - 5 * i)) & 31];
        }
    }
}
