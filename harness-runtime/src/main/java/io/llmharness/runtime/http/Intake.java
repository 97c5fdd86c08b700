package io.llmharness.runtime.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What a loop has read from its sockets and stamped, and not decoded yet. Decoding costs a multiple of reading: if each socket were
 * decoded where it is read, the last of many that are ready together would be stamped late by the decoding of all the others. So
 * everything that is ready is read and stamped first, and decoded afterwards, in the order of the reads and in portions, between which
 * the loop looks after its sockets and timers again.
 */
final class Intake {
    /** Longest time without a look at the sockets, but for what one read brought. */
    private static final long PORTION_NANOS = 50_000;
    /** Most bytes that wait: more than this would leave the processor's caches before it is decoded. */
    private static final int MOST_BYTES = 256 * 1024;

    private final EventLoop loop;
    private final Runnable portion = this::portion;
    private @Nullable ReadStamp[] from = new ReadStamp[64];
    private @Nullable Object[] messages = new Object[64];
    private long[] stamps = new long[64];
    private int head;
    private int count;
    private int bytes;
    private boolean due;

    Intake(EventLoop loop) {
        this.loop = loop;
    }

    /**
     * A socket has been read.
     *
     * @param nanos when
     */
    void add(ReadStamp connection, Object message, long nanos) {
        if (count == stamps.length) {
            grow();
        }
        int at = (head + count) & (stamps.length - 1);
        from[at] = connection;
        messages[at] = message;
        stamps[at] = nanos;
        count++;
        bytes += size(message);
        if (bytes > MOST_BYTES) {
            decodeAll();
        } else if (!due) {
            due = true;
            loop.execute(portion); // runs once the loop has read what else is ready
        }
    }

    /** Decodes whatever waits. */
    void decodeAll() {
        while (count > 0) {
            decodeOne();
        }
    }

    private void portion() {
        due = false;
        long end = System.nanoTime() + PORTION_NANOS;
        while (count > 0) {
            decodeOne();
            if (count > 0 && System.nanoTime() - end >= 0) {
                due = true;
                // not execute(): the loop runs all tasks, also those added meanwhile, before it looks at a socket again
                loop.schedule(portion, 0, TimeUnit.NANOSECONDS);
                return;
            }
        }
    }

    private void decodeOne() {
        ReadStamp connection = from[head];
        Object message = messages[head];
        long nanos = stamps[head];
        from[head] = null;
        messages[head] = null;
        head = (head + 1) & (stamps.length - 1);
        count--;
        if (connection != null && message != null) {
            bytes -= size(message);
            connection.pass(message, nanos);
        }
    }

    private void grow() {
        int size = stamps.length;
        ReadStamp[] connections = new ReadStamp[2 * size];
        Object[] waiting = new Object[2 * size];
        long[] times = new long[2 * size];
        System.arraycopy(from, head, connections, 0, size - head);
        System.arraycopy(from, 0, connections, size - head, head);
        System.arraycopy(messages, head, waiting, 0, size - head);
        System.arraycopy(messages, 0, waiting, size - head, head);
        System.arraycopy(stamps, head, times, 0, size - head);
        System.arraycopy(stamps, 0, times, size - head, head);
        from = connections;
        messages = waiting;
        stamps = times;
        head = 0;
    }

    private static int size(Object message) {
        return message instanceof ByteBuf buffer ? buffer.readableBytes() : 0;
    }
}
