package io.llmharness.runtime.sim;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Writes the ground-truth log. Event loops add records to a block in memory; a thread of its own writes full blocks, and every second
 * what there is. What waits to be written is bounded: beyond it records are dropped and counted, an event loop never waits.
 */
final class TruthLog implements AutoCloseable {
    static final byte[] MAGIC = {'L', 'L', 'M', 'S', 'I', 'M', '0', '1'};

    private static final int BLOCK_BYTES = 256 * 1024;
    private static final long MOST_WAITING_BYTES = 64L * 1024 * 1024;
    private static final byte[] END = new byte[0];

    private final OutputStream file;
    private final Thread writer = new Thread(this::write, "sim-truth");
    private final LinkedBlockingQueue<byte[]> blocks = new LinkedBlockingQueue<>();
    private final AtomicLong waitingBytes = new AtomicLong();
    private final AtomicLong dropped = new AtomicLong();
    private ByteArrayOutputStream block = new ByteArrayOutputStream(BLOCK_BYTES * 2);
    private volatile @Nullable IOException failure;

    TruthLog(Path path) throws IOException {
        file = Files.newOutputStream(path);
        file.write(MAGIC);
        writer.setDaemon(true);
        writer.start();
    }

    void add(Generation generation, long connection, long exchange, Outcome outcome) {
        if (waitingBytes.get() > MOST_WAITING_BYTES) {
            dropped.incrementAndGet();
            return;
        }
        synchronized (this) {
            try {
                TruthRecord.write(new DataOutputStream(block), generation, connection, exchange, outcome);
            } catch (IOException e) {
                throw new IllegalStateException("memory does not fail to be written", e);
            }
            if (block.size() >= BLOCK_BYTES) {
                hand();
            }
        }
    }

    /** Requests that are not in the log. */
    long dropped() {
        return dropped.get();
    }

    /** Writes what there is. Throws what the writing thread met, if anything. */
    @Override
    public void close() throws IOException {
        synchronized (this) {
            hand();
        }
        blocks.add(END);
        boolean interrupted = false;
        while (writer.isAlive()) {
            try {
                writer.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        file.close();
        IOException met = failure;
        if (met != null) {
            throw met;
        }
    }

    private void hand() {
        byte[] full = block.toByteArray();
        block.reset();
        if (full.length > 0) {
            waitingBytes.addAndGet(full.length);
            blocks.add(full);
        }
    }

    private void write() {
        try {
            while (true) {
                byte[] next = blocks.poll(1, TimeUnit.SECONDS);
                if (next == END) {
                    return;
                }
                if (next == null) {
                    synchronized (this) {
                        hand();
                    }
                } else if (failure == null) {
                    file.write(next);
                }
                waitingBytes.addAndGet(next == null ? 0 : -next.length);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            failure = e; // told by close; until then the bound of memory makes add drop
        }
    }
}
