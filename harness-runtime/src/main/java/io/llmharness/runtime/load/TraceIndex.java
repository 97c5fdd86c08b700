package io.llmharness.runtime.load;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A trace as records of fixed size in a temporary file that is mapped into memory: whatever its length, the heap holds none of it,
 * and a loop reaches any arrival by its number without a system call. Immutable.
 */
final class TraceIndex implements ArrivalLengths {
    private static final int RECORD = 16;
    private static final long MOST = Integer.MAX_VALUE / RECORD;

    private final ByteBuffer records;

    private TraceIndex(ByteBuffer records) {
        this.records = records;
    }

    /** Reads a trace into an index. */
    static TraceIndex of(TraceCut trace) {
        try {
            Path file = Files.createTempFile("llm-harness-trace", ".index");
            try {
                write(trace, file);
                try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
                    return new TraceIndex(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size())
                            .load());
                }
            } finally {
                forget(file);
            }
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "the trace's index cannot be written to the folder of temporary files: " + e.getMessage(), e);
        }
    }

    private static void write(TraceCut trace, Path file) throws IOException {
        try (DataOutputStream out =
                new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16))) {
            long[] count = {0};
            trace.read((nanos, input, output) -> {
                if (++count[0] > MOST) {
                    throw new IllegalArgumentException("the trace has more than " + MOST + " arrivals; give a limit");
                }
                record(out, nanos, input, output);
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void record(DataOutputStream out, long nanos, int input, int output) {
        try {
            out.writeLong(nanos);
            out.writeInt(input);
            out.writeInt(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The mapping lives on without the name; where it does not, the file goes when the JVM does. */
    private static void forget(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            file.toFile().deleteOnExit();
        }
    }

    @Override
    public long count() {
        return records.limit() / RECORD;
    }

    /** When an arrival is due, in nanoseconds from the start of the load. */
    long nanos(long number) {
        return records.getLong(at(number));
    }

    @Override
    public int inputTokens(long number) {
        return records.getInt(at(number) + 8);
    }

    @Override
    public int outputTokens(long number) {
        return records.getInt(at(number) + 12);
    }

    private static int at(long number) {
        return Math.toIntExact(number * RECORD);
    }
}
