package io.llmharness.runtime.selfcheck;

import io.llmharness.runtime.engine.HttpCall;
import io.llmharness.runtime.result.OperatingPoint;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * What any client on this machine would see: one thread that sends a prepared request, takes the time of every read, and throws away
 * what it read. It knows no protocol but the last chunk of an HTTP answer; which read brought which event is told by the reference
 * engine's log. What it is off by is the machine's share of an error.
 */
final class BareReader {
    /** Begin of the request ids by which its requests are told from the harness's in the engine's log. */
    static final String ID = "bare-";

    private static final byte[] LAST_CHUNK = "0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final int READ_BYTES = 64 * 1024;

    private final InetSocketAddress address;
    private final HttpCall call;
    private final OperatingPoint point;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(READ_BYTES);
    private final List<BareConnection> connections = new ArrayList<>();
    private final Deque<BareConnection> idle = new ArrayDeque<>();
    private final String name;
    private long due;

    private BareReader(int port, HttpCall call, OperatingPoint point, String name) {
        this.address = new InetSocketAddress("127.0.0.1", port);
        this.call = call;
        this.point = point;
        this.name = name;
    }

    /**
     * Reads for a time.
     *
     * @param name tells this reading's requests from those of others
     */
    static BareReading read(
            int port, HttpCall call, OperatingPoint point, Duration warmup, Duration measured, String name)
            throws IOException {
        BareReader reader = new BareReader(port, call, point, ID + name + "-");
        long from;
        long to;
        try (Selector selector = Selector.open()) {
            from = System.nanoTime() + warmup.toNanos();
            to = from + measured.toNanos();
            reader.run(selector, to);
        } finally {
            for (BareConnection connection : reader.connections) {
                connection.channel.close();
            }
        }
        return new BareReading(reader.name, from, to, reader.connections);
    }

    private void run(Selector selector, long end) throws IOException {
        due = System.nanoTime();
        if (point.closed()) {
            for (int i = 0; i < point.level(); i++) {
                send(connect(selector));
            }
            due = Long.MAX_VALUE;
        }
        long begin = System.nanoTime();
        long number = 0;
        for (long now = begin; now < end; now = System.nanoTime()) {
            while (!point.closed() && due - now <= 0) {
                send(idle.isEmpty() ? connect(selector) : idle.pop());
                due = begin + (long) (++number * 1e9 / point.level());
            }
            long wait = ((point.closed() ? end : Math.min(due, end)) - now) / 1_000_000;
            if (wait > 0) {
                selector.select(this::ready, wait);
            } else {
                selector.selectNow(this::ready);
            }
        }
    }

    private void ready(SelectionKey key) {
        BareConnection connection = (BareConnection) key.attachment();
        try {
            buffer.clear();
            int count = connection.channel.read(buffer);
            long now = System.nanoTime();
            if (count < 0) {
                key.cancel();
            } else if (count > 0 && connection.wasRead(now, buffer, LAST_CHUNK)) {
                if (point.closed()) {
                    send(connection);
                } else {
                    idle.push(connection);
                }
            }
        } catch (IOException e) {
            key.cancel(); // the connection is broken: what it would have shown is missing, and counted so
        }
    }

    private void send(BareConnection connection) throws IOException {
        connection.sent(System.nanoTime());
        ByteBuffer bytes = ByteBuffer.wrap(connection.request);
        while (bytes.hasRemaining()) {
            connection.channel.write(bytes);
        }
    }

    private BareConnection connect(Selector selector) throws IOException {
        SocketChannel channel = SocketChannel.open(address);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        BareConnection connection = new BareConnection(channel, request(connections.size()));
        connections.add(connection);
        channel.register(selector, SelectionKey.OP_READ, connection);
        return connection;
    }

    private byte[] request(int number) {
        StringBuilder head = new StringBuilder(call.method() + " " + call.path() + " HTTP/1.1\r\nHost: 127.0.0.1:"
                + address.getPort() + "\r\nX-Request-Id: " + name + number + "\r\nContent-Length: "
                + call.body().length);
        call.headers()
                .forEach(h -> head.append("\r\n").append(h.name()).append(": ").append(h.value()));
        byte[] start = head.append("\r\n\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
        return ByteBuffer.allocate(start.length + call.body().length)
                .put(start)
                .put(call.body())
                .array();
    }
}
