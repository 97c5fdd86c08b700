package io.llmharness.runtime.http;

import io.llmharness.runtime.engine.EngineAdapter;
import io.llmharness.runtime.engine.EngineTarget;
import io.llmharness.runtime.engine.FailureCause;
import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.ConnectTimeoutException;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpResponseDecoder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeTimeoutException;
import java.net.ConnectException;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * The connections of one loop to one engine. Belongs to that loop alone, so it needs no lock: the connection used last is used next,
 * and requests wait in order where the number of connections is limited.
 */
public final class LoopPool {
    /** Servers close idle connections after 5 s (vLLM, llama.cpp, SGLang); ours are not used again after 4. */
    private static final long IDLE_LIMIT_NANOS = 4_000_000_000L;

    private static final HttpDecoderConfig HTTP = new HttpDecoderConfig()
            .setMaxInitialLineLength(8 * 1024)
            .setMaxHeaderSize(64 * 1024)
            .setMaxChunkSize(256 * 1024)
            .setValidateHeaders(false);

    private final EventLoop loop;
    private final Endpoint endpoint;
    private final Bootstrap bootstrap;
    private final EngineAdapter adapter;
    private final EngineTarget target;
    private final int limit;
    private final int connectTimeoutMillis;
    private final Set<Connection> open = new HashSet<>();
    private final Deque<Connection> idle = new ArrayDeque<>();
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private int connecting;
    private boolean closed;

    /** A request that waits for a connection. */
    private record Waiting(WireRequest request, Receiver receiver) {}

    /**
     * A pool.
     *
     * @param limit most connections; 0: as many as are needed
     * @param connectTimeout most time for a connection, and again for its TLS handshake
     */
    public LoopPool(
            EventLoop loop,
            Transports transport,
            Endpoint endpoint,
            EngineAdapter adapter,
            EngineTarget target,
            int limit,
            Duration connectTimeout) {
        this.loop = loop;
        this.adapter = adapter;
        this.target = target;
        this.limit = limit == 0 ? Integer.MAX_VALUE : limit;
        this.endpoint = endpoint;
        this.connectTimeoutMillis = (int) Math.max(1, Math.min(Integer.MAX_VALUE, connectTimeout.toMillis()));
        this.bootstrap = new Bootstrap()
                .group(loop)
                .channel(transport.socket())
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.ALLOCATOR, PooledByteBufAllocator.DEFAULT)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, connectTimeoutMillis)
                .remoteAddress(endpoint.address())
                .handler(new Pipeline());
    }

    /** Sends a request on a free connection, on a new one, or, where neither may be had, when one becomes free. */
    public void send(WireRequest request, Receiver receiver) {
        assert loop.inEventLoop();
        Connection free = takeIdle();
        if (free != null) {
            free.send(request, receiver);
        } else {
            waiting.addLast(new Waiting(request, receiver));
            connectIfNeeded();
        }
    }

    /** Takes back a request that is still waiting for a connection; false when it is not. */
    public boolean withdraw(Receiver receiver) {
        return waiting.removeIf(w -> w.receiver() == receiver);
    }

    /** Closes every connection. Requests that wait are forgotten. */
    public void close() {
        assert loop.inEventLoop();
        closed = true;
        waiting.clear();
        List.copyOf(open).forEach(Connection::abandon);
    }

    /** The connection's exchange is over. */
    void release(Connection connection, boolean reusable) {
        if (!reusable || closed) {
            return;
        }
        Waiting next = waiting.pollFirst();
        if (next == null) {
            idle.push(connection);
        } else {
            connection.send(next.request(), next.receiver());
        }
    }

    /** The connection is closed. */
    void forget(Connection connection) {
        if (open.remove(connection)) {
            idle.remove(connection);
            connectIfNeeded();
        }
    }

    /** Sends a request again whose kept-alive connection turned out to be closed; false when that is not allowed. */
    boolean resend(WireRequest request, Receiver receiver) {
        if (closed || !receiver.mayResend()) {
            return false;
        }
        waiting.addFirst(new Waiting(request, receiver));
        connectIfNeeded();
        return true;
    }

    private @Nullable Connection takeIdle() {
        long now = System.nanoTime();
        for (Connection free = idle.poll(); free != null; free = idle.poll()) {
            if (free.usable(now, IDLE_LIMIT_NANOS)) {
                return free;
            }
            free.close();
        }
        return null;
    }

    private void connectIfNeeded() {
        while (!closed && connecting < waiting.size() && open.size() + connecting < limit) {
            connecting++;
            ChannelFuture connect = bootstrap.connect();
            connect.addListener(f -> connected(connect));
        }
    }

    private void connected(ChannelFuture connect) {
        Channel channel = connect.channel();
        SslHandler tls = channel.pipeline().get(SslHandler.class);
        if (!connect.isSuccess()) {
            failed(connect.cause());
        } else if (tls != null) {
            tls.handshakeFuture().addListener(handshake -> {
                if (handshake.isSuccess()) {
                    ready(channel);
                } else {
                    failed(handshake.cause());
                }
            });
        } else {
            ready(channel);
        }
    }

    private void ready(Channel channel) {
        connecting--;
        Connection connection = channel.pipeline().get(Connection.class);
        if (closed || !channel.isActive()) {
            channel.close();
            return;
        }
        open.add(connection);
        connection.rest();
        release(connection, true);
    }

    private void failed(Throwable cause) {
        connecting--;
        Waiting first = waiting.pollFirst();
        if (first != null) {
            first.receiver().broken(causeOf(cause), sentence(cause), System.nanoTime());
        }
    }

    private static FailureCause causeOf(Throwable cause) {
        if (cause instanceof ConnectTimeoutException || cause instanceof SslHandshakeTimeoutException) {
            return FailureCause.CONNECT_TIMEOUT;
        }
        if (cause instanceof ConnectException) {
            return FailureCause.CONNECT_REFUSED;
        }
        return cause instanceof SSLException || cause instanceof ClosedChannelException
                ? FailureCause.TLS
                : FailureCause.CONNECT_REFUSED;
    }

    private String sentence(Throwable cause) {
        String message = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        return "cannot connect to " + endpoint.host() + ":" + endpoint.address().getPort() + ": " + message;
    }

    /** What every connection is made of: stamp, TLS where wanted, HTTP, exchange. */
    private final class Pipeline extends ChannelInitializer<Channel> {
        @Override
        protected void initChannel(Channel channel) {
            ReadStamp stamp = new ReadStamp();
            channel.pipeline().addLast(stamp);
            endpoint.tls().ifPresent(tls -> {
                SslHandler handler = tls.newHandler(
                        channel.alloc(), endpoint.host(), endpoint.address().getPort());
                handler.setHandshakeTimeoutMillis(connectTimeoutMillis);
                channel.pipeline().addLast(handler);
            });
            channel.pipeline()
                    .addLast(new HttpResponseDecoder(HTTP))
                    .addLast(new Connection(LoopPool.this, stamp, adapter, target));
        }
    }
}
