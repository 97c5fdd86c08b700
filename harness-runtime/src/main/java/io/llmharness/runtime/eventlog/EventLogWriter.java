package io.llmharness.runtime.eventlog;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.CRC32C;

/**
 * A fork's part of an event log: appends to the file, in a thread of its own, what the loops and the main thread hand over, in the order in
 * which they do. What cannot be written is counted.
 */
public final class EventLogWriter implements AutoCloseable {
    private static final long IDLE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final FileChannel channel;
    private final Queue<LogBuffer> handedOver = new ConcurrentLinkedQueue<>();
    private final List<LogStream> streams = new ArrayList<>();
    private final CRC32C checksum = new CRC32C();
    private final Thread thread = new Thread(this::work, "event-log");
    private volatile boolean closing;
    private Optional<String> failure = Optional.empty();
    private long unwritten;

    private EventLogWriter(FileChannel channel, int loops) {
        this.channel = channel;
        for (int i = 0; i < loops; i++) {
            streams.add(new LogStream(i + 1, this::handOver));
        }
        thread.setDaemon(true);
        thread.start();
    }

    /** Opens a log that its parent has begun. */
    public static EventLogWriter append(Path file, int loops) throws IOException {
        return new EventLogWriter(FileChannel.open(file, StandardOpenOption.APPEND), loops);
    }

    /** Where a loop writes. */
    public LogStream stream(int loop) {
        return streams.get(loop);
    }

    /** Adds an entry, behind everything that was handed over before. From any thread but a loop. */
    public void add(LogEntry entry) {
        handOver(LogEntries.buffer(entry));
    }

    private void handOver(LogBuffer buffer) {
        handedOver.add(buffer);
        LockSupport.unpark(thread);
    }

    private void work() {
        while (true) {
            boolean last = closing; // asked before the queue is: what was handed over before closing is in it
            for (LogBuffer buffer = handedOver.poll(); buffer != null; buffer = handedOver.poll()) {
                write(buffer);
                buffer.clear();
                buffer.home.add(buffer);
            }
            if (last) {
                return;
            }
            LockSupport.parkNanos(this, IDLE_NANOS);
        }
    }

    private void write(LogBuffer buffer) {
        if (failure.isPresent()) {
            unwritten += buffer.records;
            return;
        }
        try {
            Block.seal(buffer.bytes, buffer.stream, checksum);
            append(channel, buffer.bytes);
        } catch (IOException e) {
            failure = Optional.of(String.valueOf(e.getMessage()));
            unwritten += buffer.records;
        }
    }

    /** Writes a block whole; where that fails, nothing of it is left behind. */
    static void append(FileChannel channel, ByteBuffer block) throws IOException {
        long begin = channel.size();
        try {
            while (block.hasRemaining()) {
                channel.write(block);
            }
        } catch (IOException e) {
            channel.truncate(begin);
            throw e;
        }
    }

    /** Writes what is left. The loops have ended. */
    @Override
    public void close() {
        streams.forEach(LogStream::flush);
        closing = true;
        LockSupport.unpark(thread);
        awaitEnd();
        try {
            channel.close();
        } catch (IOException e) {
            failure = failure.or(() -> Optional.of(String.valueOf(e.getMessage())));
        }
    }

    /** Waits for the writer in any case: the parent appends next. */
    private void awaitEnd() {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** What is missing from the log, in a clause; empty when nothing is. To be asked after {@link #close}. */
    public Optional<String> gap() {
        long lost = unwritten + streams.stream().mapToLong(LogStream::lost).sum();
        String records = lost + (lost == 1 ? " record is" : " records are") + " missing";
        if (failure.isPresent()) {
            return Optional.of(records + ", since it could not be written: " + failure.get());
        }
        return lost == 0 ? Optional.empty() : Optional.of(records + ", since the disk was slower than the loops");
    }
}
