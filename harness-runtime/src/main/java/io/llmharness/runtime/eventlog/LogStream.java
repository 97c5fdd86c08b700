package io.llmharness.runtime.eventlog;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A loop's end of the log: a fixed number of buffers, of which one is being filled. When none is free, because the disk is slower than the
 * loop, records are lost and counted; the loop never waits. Used by its loop alone.
 */
public final class LogStream {
    /** Type of the record that says how many records before it were lost. */
    public static final int LOST = 24;

    /** Largest record, in bytes. */
    public static final int LARGEST = 192 << 10;

    private static final int BUFFER = 256 << 10;
    /** Together 4 MiB: at the highest rate that a loop reaches, a quarter of a second of a disk that does not answer. */
    static final int BUFFERS = 16;

    private static final int LOST_BYTES = 16;
    private static final int ESSENTIAL = 48;

    private final Queue<LogBuffer> free = new ConcurrentLinkedQueue<>();
    private final int stream;
    private final Consumer<LogBuffer> full;
    private final Packer packer = new Packer(ByteBuffer.allocate(0));
    private @Nullable LogBuffer current;
    private long unsaid;
    private long lost;

    LogStream(int stream, Consumer<LogBuffer> full) {
        this.stream = stream;
        this.full = full;
        for (int i = 0; i < BUFFERS; i++) {
            free.add(new LogBuffer(ByteBuffer.allocateDirect(BUFFER), stream, free));
        }
    }

    /** Where a record of at most so many bytes is to be written; null: there is no room, and it is lost. */
    public @Nullable Packer record(int mostBytes) {
        LogBuffer buffer = mostBytes > LARGEST ? null : room(mostBytes + LOST_BYTES);
        if (buffer == null) {
            unsaid++;
            lost++;
            return null;
        }
        return in(buffer);
    }

    /** The same for a small record without which those behind it mean nothing: there is always room for it. */
    public Packer essential() {
        LogBuffer buffer = room(ESSENTIAL);
        if (buffer == null) {
            buffer = new LogBuffer(ByteBuffer.allocate(Block.HEAD + ESSENTIAL), stream, new ArrayDeque<>(1));
            current = buffer;
        }
        return in(buffer);
    }

    private Packer in(LogBuffer buffer) {
        packer.to(buffer.bytes);
        if (unsaid > 0) {
            packer.array(2).integer(LOST).integer(unsaid);
            unsaid = 0;
        }
        buffer.records++;
        return packer;
    }

    private @Nullable LogBuffer room(int bytes) {
        LogBuffer buffer = current;
        if (buffer != null && buffer.bytes.remaining() >= bytes) {
            return buffer;
        }
        flush();
        if (current == null) {
            current = free.poll();
        }
        return current;
    }

    /** Hands over what has been written so far. */
    public void flush() {
        LogBuffer buffer = current;
        if (buffer != null && !buffer.isEmpty()) {
            current = null;
            full.accept(buffer);
        }
    }

    /** Records that found no room; to be asked when the loop has ended. */
    long lost() {
        return lost;
    }
}
