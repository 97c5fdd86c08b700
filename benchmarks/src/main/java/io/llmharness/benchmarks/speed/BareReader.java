package io.llmharness.benchmarks.speed;

import io.llmharness.runtime.exec.Extensions;
import io.llmharness.runtime.http.Transports;
import io.llmharness.runtime.http.WireRequest;
import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpResponseDecoder;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * The yardstick: a client that sends a prepared request, has Netty decode the HTTP of the answer, and throws every chunk away. It
 * frames nothing, reads no JSON and keeps no request's state. It sends at a constant rate or, with none, on every connection again and
 * again. Timed, it takes the time of each chunk, to show what any client on this machine would see.
 */
final class BareReader {
    private static final byte[] TAG = "abcdefgh".getBytes(StandardCharsets.US_ASCII);

    private final Load load;
    private final boolean timed;
    private final WireRequest request;
    private final Histogram ttft = new Histogram(3);
    private final Histogram gaps = new Histogram(3);
    private final Histogram scheduleLag = new Histogram(3);
    private final Deque<Discard> idle = new ArrayDeque<>();
    private long requests;
    private long chunks;
    private boolean stopped;

    private BareReader(Load load, boolean timed) {
        this.load = load;
        this.timed = timed;
        this.request = load.request(Extensions.load(BareReader.class.getClassLoader()));
    }

    /** Reads as told and gives what it did in the measured time. */
    static Figures run(Load load, boolean timed) throws Exception {
        BareReader reader = new BareReader(load, timed);
        EventLoopGroup group = Transports.of(load.transport()).loops(1, "loop");
        try {
            return reader.read(group.next());
        } finally {
            group.shutdownGracefully(0, 1, TimeUnit.SECONDS);
        }
    }

    private Figures read(EventLoop loop) throws Exception {
        if (load.rate() > 0) {
            long begin = System.nanoTime();
            loop.execute(() -> arrivals(loop, begin, 0));
        } else {
            for (int i = 0; i < load.connections(); i++) {
                connect(loop);
            }
        }
        TimeUnit.SECONDS.sleep(load.warmupSeconds());
        loop.submit(this::clear).sync();
        LoopCost cost = new LoopCost();
        long start = System.nanoTime();
        TimeUnit.SECONDS.sleep(load.seconds());
        Figures figures = Figures.none();
        loop.submit(() -> fill(figures, cost, (System.nanoTime() - start) / 1e9))
                .sync();
        return figures;
    }

    /** Sends what is due, on an idle connection or a new one, and waits for the next. */
    private void arrivals(EventLoop loop, long begin, long arrivals) {
        long number = arrivals;
        long due = due(begin, number);
        for (long now = System.nanoTime(); due <= now && !stopped; now = System.nanoTime()) {
            scheduleLag.recordValue(now - due);
            Discard free = idle.poll();
            if (free == null) {
                connect(loop);
            } else {
                free.send();
            }
            due = due(begin, ++number);
        }
        if (!stopped) {
            long next = number;
            loop.schedule(() -> arrivals(loop, begin, next), due - System.nanoTime(), TimeUnit.NANOSECONDS);
        }
    }

    private long due(long begin, long number) {
        return begin + (long) (number * 1e9 / load.rate());
    }

    private void clear() {
        requests = 0;
        chunks = 0;
        ttft.reset();
        gaps.reset();
        scheduleLag.reset();
    }

    private void fill(Figures figures, LoopCost cost, double seconds) {
        stopped = true;
        figures.put("requests", requests)
                .put("chunks", chunks)
                .put("seconds", seconds)
                .put("cpuNanos", cost.cpuNanos())
                .put("allocated", cost.allocatedBytes())
                .put("residentKib", LoopCost.peakResidentKib());
        if (timed) {
            figures.put("ttftP50", ttft.getValueAtPercentile(50))
                    .put("ttftP99", ttft.getValueAtPercentile(99))
                    .put("iclP50", gaps.getValueAtPercentile(50))
                    .put("iclP99", gaps.getValueAtPercentile(99))
                    .put("scheduleLagP99", scheduleLag.getValueAtPercentile(99));
        }
    }

    private void connect(EventLoop loop) {
        new Bootstrap()
                .group(loop)
                .channel(Transports.of(load.transport()).socket())
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.ALLOCATOR, PooledByteBufAllocator.DEFAULT)
                .handler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline().addLast(new HttpResponseDecoder()).addLast(new Discard());
                    }
                })
                .connect("127.0.0.1", load.port());
    }

    /** Sends, counts, forgets. */
    private final class Discard extends ChannelInboundHandlerAdapter {
        private @Nullable ChannelHandlerContext context;
        private long sent;
        private long last;
        private int seen;

        @Override
        public void channelActive(ChannelHandlerContext opened) {
            context = opened;
            send();
        }

        private void send() {
            ChannelHandlerContext to = Objects.requireNonNull(context);
            seen = 0;
            sent = timed ? System.nanoTime() : 0;
            to.writeAndFlush(request.toBuffer(to.alloc(), TAG));
        }

        @Override
        public void channelRead(ChannelHandlerContext from, Object message) {
            if (message instanceof LastHttpContent) {
                requests++;
                if (load.rate() > 0) {
                    idle.push(this);
                } else if (!stopped) {
                    send();
                }
            } else if (message instanceof HttpContent) {
                chunks++;
                if (timed) {
                    stamp();
                }
            }
            ReferenceCountUtil.release(message);
        }

        /** Token events alone: the usage and end events at the end are not among the load's events. */
        private void stamp() {
            long now = System.nanoTime();
            if (seen == 0) {
                ttft.recordValue(now - sent);
            } else if (seen < load.events()) {
                gaps.recordValue(now - last);
            }
            seen++;
            last = now;
        }
    }
}
