package io.llmharness.runtime.report;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;

/** A histogram as base64 of its compressed V2 form: complete, and readable by every HdrHistogram library. */
final class HistogramText {
    private HistogramText() {}

    static String encode(Histogram histogram) {
        // a copy, because encoding writes to a buffer inside the histogram
        Histogram copy = histogram.copy();
        ByteBuffer buffer = ByteBuffer.allocate(copy.getNeededByteBufferCapacity());
        int length = copy.encodeIntoCompressedByteBuffer(buffer);
        return Base64.getEncoder().encodeToString(Arrays.copyOf(buffer.array(), length));
    }

    /** Throws {@link IllegalArgumentException} for what is not a histogram. */
    static Histogram decode(String text) {
        try {
            ByteBuffer buffer = ByteBuffer.wrap(Base64.getDecoder().decode(text));
            return Histogram.decodeFromCompressedByteBuffer(buffer, 0);
        } catch (DataFormatException
                | BufferUnderflowException
                | IndexOutOfBoundsException
                | NegativeArraySizeException e) {
            throw new IllegalArgumentException("not a compressed histogram", e);
        }
    }
}
