package io.llmharness.runtime.sim;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelException;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.unix.RawUnixChannelOption;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** The simulated engine as an HTTP server. {@link #start} returns when it listens; {@link #close} when it is gone. */
public final class SimServer implements AutoCloseable, SimHost {
    private static final WriteBufferWaterMark WATER_MARK = new WriteBufferWaterMark(64 * 1024, 256 * 1024);
    /** Linux's {@code TCP_CONGESTION}. Reno, which every kernel has, because some others (BBR) pace what they send. */
    private static final RawUnixChannelOption CONGESTION = new RawUnixChannelOption("TCP_CONGESTION", 6, 13, 5);

    private static final int BACKLOG = 4096;
    private static final byte[] RENO = {'r', 'e', 'n', 'o', 0};
    private static final int STOP_SECONDS = 5;

    private final SimOptions options;
    private final ByteBufAllocator buffers;
    private final boolean epoll;
    private final MultiThreadIoEventLoopGroup group;
    private final Map<EventLoop, EngineLoop> loops = new ConcurrentHashMap<>();
    private final Map<Channel, Boolean> connections = new ConcurrentHashMap<>();
    private final LongAdder[] counts = new LongAdder[Outcome.values().length];
    private final List<EndListener> listeners = new CopyOnWriteArrayList<>();
    private final AtomicLong accepted = new AtomicLong();
    private final AtomicLong ids = new AtomicLong();
    private final long startedEpochMillis = System.currentTimeMillis();
    private final FaultPlan faults;
    private final Router router;
    private final @Nullable TruthLog truth;
    private final Channel listening;

    private SimServer(SimOptions options, List<SimDialect> dialects, int port, ByteBufAllocator buffers)
            throws IOException {
        this.options = options;
        this.buffers = buffers;
        Arrays.setAll(counts, i -> new LongAdder());
        truth = options.truth().isEmpty()
                ? null
                : new TruthLog(Path.of(options.truth().get()));
        faults = new FaultPlan(options.errors(), options.seed());
        router = new Router(dialects, this);
        epoll = options.transport().isEpoll();
        IoHandlerFactory io = options.transport().handler();
        group = new MultiThreadIoEventLoopGroup(options.loops(), new DefaultThreadFactory("sim", true), io);
        group.forEach(loop -> loops.put((EventLoop) loop, new EngineLoop((EventLoop) loop, options, !epoll)));
        listening = bind(port);
    }

    /**
     * Starts a server that speaks these dialects.
     *
     * @param port 0 for any free one
     * @throws IllegalArgumentException when two dialects serve the same path or options contradict each other
     */
    public static SimServer start(SimOptions options, List<SimDialect> dialects, int port) throws IOException {
        return start(options, dialects, port, PooledByteBufAllocator.DEFAULT);
    }

    static SimServer start(SimOptions options, List<SimDialect> dialects, int port, ByteBufAllocator buffers)
            throws IOException {
        options.check();
        return new SimServer(options, dialects, port, buffers);
    }

    /** The port it listens on. */
    public int port() {
        return ((InetSocketAddress) listening.localAddress()).getPort();
    }

    /** Number of ended generations. */
    public long count(Outcome outcome) {
        return counts[outcome.ordinal()].sum();
    }

    /** Connections that are open now. */
    public int connections() {
        return connections.size();
    }

    /** How late token events were written against the instants at which they were due, in ns; not recorded in burst mode. */
    public Histogram lateness() {
        Histogram sum = new Histogram(3_600_000_000_000L, 2);
        loops.values().forEach(loop -> loop.lateness.addTo(sum));
        return sum;
    }

    /** Requests that the ground-truth log lacks because its memory was full. */
    public long unloggedRequests() {
        return truth == null ? 0 : truth.dropped();
    }

    /** Closes every connection, and the ground-truth log behind them; {@link UncheckedIOException} when that could not be written. */
    @Override
    public void close() {
        listening.close().syncUninterruptibly();
        connections.keySet().forEach(channel -> channel.close().awaitUninterruptibly());
        group.shutdownGracefully(0, STOP_SECONDS, TimeUnit.SECONDS).awaitUninterruptibly();
        if (truth != null) {
            try {
                truth.close();
            } catch (IOException e) {
                throw new UncheckedIOException("the ground-truth log is not whole", e);
            }
        }
    }

    @Override
    public SimOptions options() {
        return options;
    }

    @Override
    public long startedEpochMillis() {
        return startedEpochMillis;
    }

    @Override
    public int running() {
        return loops.values().stream().mapToInt(loop -> loop.model().running()).sum();
    }

    @Override
    public int waiting() {
        return loops.values().stream().mapToInt(loop -> loop.model().waiting()).sum();
    }

    @Override
    public double kvUsage() {
        return loops.values().stream()
                .mapToDouble(loop -> loop.model().kvUsage())
                .max()
                .orElse(0);
    }

    @Override
    public void forgetPrompts() {
        loops.values().forEach(loop -> loop.executor().execute(loop.model()::forget));
    }

    @Override
    public long freshId() {
        return Mix.of(options.seed() * 0x9e3779b97f4a7c15L + ids.getAndIncrement());
    }

    @Override
    public void onEnd(EndListener listener) {
        listeners.add(listener);
    }

    SimAnswer answer(SimCall call) {
        return router.answer(call);
    }

    SimAnswer.Whole error(SimCall call, int status) {
        return router.error(call, status);
    }

    SimAnswer.Whole overloaded(SimCall call) {
        return router.overloaded(call);
    }

    Admission admit(String model) {
        return faults.admit(model);
    }

    void ended(Generation generation, Outcome outcome, long connection, long exchange) {
        counts[outcome.ordinal()].increment();
        if (truth != null) {
            truth.add(generation, connection, exchange, outcome);
        }
        for (EndListener listener : listeners) {
            listener.ended(generation, outcome);
        }
    }

    void closed(Channel channel) {
        connections.remove(channel);
    }

    private Channel bind(int port) throws IOException {
        ServerBootstrap bootstrap = new ServerBootstrap()
                .group(group)
                .channel(options.transport().serverChannel())
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.ALLOCATOR, buffers)
                .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, WATER_MARK)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        connect(channel);
                    }
                });
        var future = bootstrap.bind(options.host(), port).awaitUninterruptibly();
        if (!future.isSuccess()) {
            group.shutdownGracefully(0, 0, TimeUnit.SECONDS);
            throw new IOException("cannot listen on " + options.host() + ":" + port, future.cause());
        }
        return future.channel();
    }

    private void connect(Channel channel) {
        EngineLoop loop = loops.get(channel.eventLoop());
        if (loop == null) {
            throw new IllegalStateException("connection on a foreign event loop");
        }
        connections.put(channel, Boolean.TRUE);
        if (epoll) {
            unpace(channel);
        }
        channel.pipeline()
                .addLast(new HttpRequestDecoder(new HttpDecoderConfig().setValidateHeaders(false)))
                .addLast(new SimConnection(this, loop, accepted.getAndIncrement()));
    }

    private static void unpace(Channel channel) {
        try {
            channel.config().setOption(CONGESTION, ByteBuffer.wrap(RENO.clone()));
        } catch (ChannelException e) {
            // a kernel that refuses: its own choice is used, and only bursts notice
        }
    }
}
