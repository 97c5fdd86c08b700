package io.llmharness.adapters.ollama;

import io.llmharness.runtime.sim.WireBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Instants in Go's RFC 3339 form: UTC, up to nine digits of fraction without trailing zeros. Keeps the text of the last second. */
final class CreatedAt {
    private static final long SECOND = 1_000_000_000L;
    private static final int WITHOUT_FRACTION = 19;

    private final long offsetNanos = System.currentTimeMillis() * 1_000_000 - System.nanoTime();
    private final byte[] digits = new byte[10];
    private long second = Long.MIN_VALUE;
    private byte[] text = new byte[0];

    /** Writes the present. */
    WireBuffer now(WireBuffer out) {
        return write(out, offsetNanos + System.nanoTime());
    }

    /** Writes an instant given in ns since the epoch. */
    WireBuffer write(WireBuffer out, long epochNanos) {
        long seconds = epochNanos / SECOND;
        if (seconds != second) {
            second = seconds;
            String whole = Instant.ofEpochSecond(seconds).toString();
            text = whole.substring(0, WITHOUT_FRACTION).getBytes(StandardCharsets.US_ASCII);
        }
        out.put(text);
        int left = (int) (epochNanos % SECOND);
        if (left > 0) {
            int used = 0;
            digits[0] = '.';
            for (int i = 9; i > 0; i--, left /= 10) {
                digits[i] = (byte) ('0' + left % 10);
                if (used == 0 && digits[i] != '0') {
                    used = i + 1;
                }
            }
            out.put(digits, 0, used);
        }
        return out.put((byte) 'Z');
    }
}
