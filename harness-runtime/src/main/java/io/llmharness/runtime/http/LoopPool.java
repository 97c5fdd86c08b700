package io.llmharness.runtime.http;

import io.llmharness.runtime.engine.EngineAdapter;
import io.llmharness.runtime.engine.EngineTarget;
import io.llmharness.runtime.engine.FailureCause;
import io.llmharness.runtime.net.Proxy;
import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.ConnectTimeoutException;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponseDecoder;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2MultiplexHandler;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.handler.proxy.HttpProxyHandler;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeTimeoutException;
import io.netty.resolver.NoopAddressResolverGroup;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * The connections of one loop to one engine. Belongs to that loop alone, so it needs no lock: the connection used last is used next,
 * and requests wait in order where the number of connections is limited.
 */
public final class LoopPool {
    /** Servers close idle connections after 5 s (vLLM, llama.cpp, SGLang); ours are not used again after 4. */
    private static final long IDLE_LIMIT_NANOS = 4_000_000_000L;

    /** No answer of an engine is held up by flow control: the whole window is far more than the loop reads in a turn. */
    private static final int STREAM_WINDOW_BYTES = 1 << 20;

    private static final String HTTP_1_1 = "1.1";
    private static final String HTTP_2 = "2";
    private static final int MAX_HEADER_BYTES = 64 * 1024;
    private static final HttpDecoderConfig HTTP = new HttpDecoderConfig()
            .setMaxInitialLineLength(8 * 1024)
            .setMaxHeaderSize(MAX_HEADER_BYTES)
            .setMaxChunkSize(256 * 1024)
            .setValidateHeaders(false);

    private final EventLoop loop;
    private final Intake intake;
    private final Endpoint endpoint;
    private final Bootstrap bootstrap;
    private final EngineAdapter adapter;
    private final EngineTarget target;
    private final int limit;
    private final int connectTimeoutMillis;
    private final Set<Connection> open = new HashSet<>();
    private final List<SharedConnection> shared = new ArrayList<>();
    private final Deque<Lane> idle = new ArrayDeque<>();
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    /** Whether connections are, or may turn out to be, of HTTP/2: then one is opened at a time. */
    private boolean sharing;

    private final Traffic traffic = new Traffic();
    private int connecting;
    private boolean closed;
    private Consumer<Agreed> listener = agreed -> {};
    private @Nullable Agreed lastTold;

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
        this.intake = new Intake(loop);
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
                .handler(new Pipeline());
        if (endpoint.tunnelled()) {
            bootstrap
                    .resolver(NoopAddressResolverGroup.INSTANCE)
                    .remoteAddress(InetSocketAddress.createUnresolved(endpoint.host(), endpoint.port()));
        } else {
            bootstrap.remoteAddress(endpoint.address());
        }
        this.sharing = endpoint.tls().isPresent() && endpoint.http() != HttpVersion.HTTP_1_1;
    }

    /** Has someone told, on the loop, what connections turn out to be: the first one, and each that differs from the one before. */
    public LoopPool telling(Consumer<Agreed> whom) {
        listener = whom;
        return this;
    }

    /** Sends a request on a free connection, on a new one, or, where neither may be had, when one becomes free. */
    public void send(WireRequest request, Receiver receiver) {
        assert loop.inEventLoop();
        Lane free = takeIdle();
        if (free == null) {
            free = newLane();
        }
        if (free != null) {
            free.send(request, receiver);
        } else {
            waiting.addLast(new Waiting(request, receiver));
            connectIfNeeded();
        }
    }

    /** What crossed the sockets of all its connections. */
    public Traffic traffic() {
        return traffic;
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
        List.copyOf(shared).forEach(SharedConnection::abandon);
    }

    /** The lane's exchange is over. */
    void release(Lane lane, boolean reusable) {
        if (!reusable || closed) {
            return;
        }
        Waiting next = waiting.pollFirst();
        if (next == null) {
            idle.push(lane);
        } else {
            lane.send(next.request(), next.receiver());
        }
    }

    /** The connection is closed. */
    void forget(Connection connection) {
        if (open.remove(connection)) {
            idle.remove(connection);
            connectIfNeeded();
        }
    }

    /** The connection takes no more streams. */
    void forget(SharedConnection connection) {
        if (shared.remove(connection)) {
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

    private @Nullable Lane takeIdle() {
        long now = System.nanoTime();
        for (Lane free = idle.poll(); free != null; free = idle.poll()) {
            if (free.usable(now, IDLE_LIMIT_NANOS)) {
                return free;
            }
            free.close();
        }
        return null;
    }

    private @Nullable Lane newLane() {
        for (SharedConnection connection : shared) {
            Lane lane = connection.newLane();
            if (lane != null) {
                return lane;
            }
        }
        return null;
    }

    private void connectIfNeeded() {
        int wanted = sharing ? Math.min(1, waiting.size()) : waiting.size();
        while (!closed && connecting < wanted && open.size() + shared.size() + connecting < limit) {
            connecting++;
            ChannelFuture connect = bootstrap.connect();
            connect.addListener(f -> connected(connect));
        }
    }

    private void connected(ChannelFuture connect) {
        if (!connect.isSuccess()) {
            failed(connect.cause());
        } else if (endpoint.tls().isEmpty()) {
            tell(HTTP_1_1, Optional.empty());
            ready(connect.channel());
        } // else Negotiation tells
    }

    /** The TLS handshake is over, and with it the choice of the version of HTTP. */
    void agreed(Channel channel, ReadStamp stamp, boolean http2) {
        if (!http2 && endpoint.http() == HttpVersion.HTTP_2) {
            failed(new SSLException("the server does not offer HTTP/2"));
            channel.close();
            return;
        }
        sharing = http2;
        tell(
                http2 ? HTTP_2 : HTTP_1_1,
                Optional.ofNullable(channel.pipeline().get(SslHandler.class))
                        .map(tls -> tls.engine().getSession().getProtocol()));
        if (http2) {
            channel.pipeline()
                    .addLast(Http2FrameCodecBuilder.forClient()
                            .validateHeaders(false)
                            .initialSettings(Http2Settings.defaultSettings()
                                    .pushEnabled(false)
                                    .initialWindowSize(STREAM_WINDOW_BYTES)
                                    .maxHeaderListSize(MAX_HEADER_BYTES))
                            .build())
                    .addLast(new Http2MultiplexHandler(new Unasked()))
                    .addLast(new SharedConnection(this, stamp, adapter, target));
        } else {
            channel.pipeline()
                    .addLast(new HttpResponseDecoder(HTTP))
                    .addLast(new Connection(this, stamp, adapter, target));
            ready(channel);
        }
    }

    private void tell(String http, Optional<String> tls) {
        Agreed agreed = new Agreed(http, tls);
        if (!agreed.equals(lastTold)) {
            lastTold = agreed;
            listener.accept(agreed);
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
        connectIfNeeded();
    }

    /** The connection may carry streams from now on. */
    void ready(SharedConnection connection) {
        connecting--;
        if (closed) {
            connection.abandon();
            return;
        }
        shared.add(connection);
        while (!waiting.isEmpty()) {
            Lane lane = connection.newLane();
            if (lane == null) {
                break;
            }
            release(lane, true);
        }
        connectIfNeeded();
    }

    /** No connection came about: the request that has waited longest is told. */
    void failed(Throwable cause) {
        connecting--;
        Waiting first = waiting.pollFirst();
        if (first != null) {
            first.receiver().broken(causeOf(cause), sentence(cause), System.nanoTime());
        }
        if (sharing) {
            connectIfNeeded();
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
        String through =
                endpoint.proxy().map(proxy -> " through the proxy " + proxy).orElse("");
        return "cannot connect to " + endpoint.host() + ":" + endpoint.port() + through + ": " + message;
    }

    /** What every connection begins with: stamp, proxy and TLS where wanted, HTTP. */
    private final class Pipeline extends ChannelInitializer<Channel> {
        @Override
        protected void initChannel(Channel channel) {
            ReadStamp stamp = new ReadStamp(intake, traffic);
            channel.pipeline().addLast(stamp);
            if (endpoint.tunnelled()) {
                channel.pipeline().addLast(tunnel());
            }
            if (endpoint.tls().isPresent()) {
                SslHandler tls = endpoint.tls().get().newHandler(channel.alloc(), endpoint.host(), endpoint.port());
                tls.setHandshakeTimeoutMillis(connectTimeoutMillis);
                channel.pipeline().addLast(tls).addLast(new Negotiation(LoopPool.this, stamp));
            } else {
                channel.pipeline()
                        .addLast(new HttpResponseDecoder(HTTP))
                        .addLast(new Connection(LoopPool.this, stamp, adapter, target));
            }
        }

        private HttpProxyHandler tunnel() {
            Optional<String> authorization = endpoint.proxy().flatMap(Proxy::authorization);
            HttpHeaders headers = new DefaultHttpHeaders();
            authorization.ifPresent(value -> headers.set(HttpHeaderNames.PROXY_AUTHORIZATION, value));
            HttpProxyHandler handler = new HttpProxyHandler(endpoint.address(), headers);
            handler.setConnectTimeoutMillis(connectTimeoutMillis);
            return handler;
        }
    }

    /** A stream that the server opens: nobody asked for it, and pushes are switched off. */
    @ChannelHandler.Sharable
    private static final class Unasked extends ChannelInboundHandlerAdapter {
        @Override
        public void channelActive(ChannelHandlerContext context) {
            context.close();
        }
    }
}
