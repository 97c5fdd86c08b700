package io.llmharness.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmharness.api.ChatRequest;
import io.llmharness.runtime.engine.EngineAdapter;
import io.llmharness.runtime.engine.EngineFailure;
import io.llmharness.runtime.engine.EngineTarget;
import io.llmharness.runtime.engine.EventSlice;
import io.llmharness.runtime.engine.HttpCall;
import io.llmharness.runtime.engine.ResponseDecoder;
import io.llmharness.runtime.engine.ResponseHead;
import io.llmharness.runtime.engine.Secret;
import io.llmharness.runtime.engine.TokenSink;
import io.llmharness.runtime.exec.PlainAdapter;
import io.llmharness.runtime.exec.ScriptedServer;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading comes before decoding, and nothing that was read is lost or changes its order. */
final class IntakeTest {
    private static final int CONNECTIONS = 20;
    private final EventLoopGroup group = Transports.NIO.loops(1, "loop");
    private final EventLoop loop = group.next();
    private final List<Long> decoded = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }

    @Test
    void socketsThatAreReadyTogetherAreStampedBeforeTheFirstIsDecoded() throws Exception {
        CyclicBarrier written = new CyclicBarrier(CONNECTIONS + 1);
        CyclicBarrier go = new CyclicBarrier(CONNECTIONS + 1);
        CountDownLatch asked = new CountDownLatch(CONNECTIONS);
        ScriptedServer.Script script = exchange -> {
            exchange.beginStream();
            asked.countDown();
            pass(go);
            exchange.event("{\"t\":\"x\"}");
            exchange.endStream();
            pass(written);
        };
        try (ScriptedServer server = new ScriptedServer(script)) {
            LoopPool pool = pool(server.url(), new SlowDecoding());
            List<Heard> all = IntStream.range(0, CONNECTIONS)
                    .mapToObj(i -> send(pool, server.url(), i))
                    .toList();
            // the loop sees nothing until every answer lies in its socket
            await(asked);
            CountDownLatch holding = new CountDownLatch(1);
            CountDownLatch held = new CountDownLatch(1);
            loop.execute(() -> {
                holding.countDown();
                await(held);
            });
            await(holding);
            pass(go);
            pass(written);
            held.countDown();
            for (Heard heard : all) {
                assertThat(heard.ended()).isEqualTo("200");
            }
            assertThat(decoded).hasSize(CONNECTIONS).isSorted();
            assertThat(all)
                    .allSatisfy(heard -> assertThat(heard.stamps)
                            .singleElement()
                            .satisfies(
                                    stamp -> assertThat(stamp - decoded.get(0)).isNegative()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nio", "auto"})
    void whatWasReadBeforeTheEndOfAConnectionComesBeforeItsEnd(String name) throws Exception {
        Transports transport = Transports.of(name);
        EventLoopGroup own = transport.loops(1, "loop");
        String text = "y".repeat(300_000);
        ScriptedServer.Script script = exchange -> {
            exchange.raw("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{\"t\":\"" + text + "\",\"u\":1}");
            exchange.close();
        };
        try (ScriptedServer server = new ScriptedServer(script)) {
            LoopPool pool = new LoopPool(
                    own.next(),
                    transport,
                    endpoint(server.url()),
                    new PlainAdapter(),
                    target(server.url()),
                    0,
                    Duration.ofSeconds(5));
            for (int i = 0; i < 50; i++) {
                Heard heard = heard(i);
                WireRequest request = request(server.url());
                own.next().execute(() -> pool.send(request, heard));
                assertThat(heard.ended()).isEqualTo("200");
                assertThat(heard.text.toString()).isEqualTo(text);
            }
        } finally {
            own.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
        }
    }

    private static void pass(CyclicBarrier barrier) {
        try {
            barrier.await(20, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private LoopPool pool(URI url, EngineAdapter adapter) throws Exception {
        return new LoopPool(loop, Transports.NIO, endpoint(url), adapter, target(url), 0, Duration.ofSeconds(5));
    }

    private static Endpoint endpoint(URI url) throws Exception {
        return Endpoint.resolve(url, HttpVersion.AUTO);
    }

    private static EngineTarget target(URI url) {
        return new EngineTarget("plain", "plain", url, "m", Secret.NONE, Map.of(), true);
    }

    private static Heard heard(int number) {
        return new Heard("tag" + (10_000 + number));
    }

    private static WireRequest request(URI url) {
        return new WireEncoder(url).encode(HttpCall.postJson("/plain", "{}".getBytes(StandardCharsets.UTF_8)));
    }

    private Heard send(LoopPool pool, URI url, int number) {
        Heard heard = heard(number);
        WireRequest request = request(url);
        loop.execute(() -> pool.send(request, heard));
        return heard;
    }

    /** Tells when it begins to decode an event, and takes longer for it than a read takes. */
    private final class SlowDecoding implements EngineAdapter {
        private final PlainAdapter plain = new PlainAdapter();

        @Override
        public HttpCall chat(ChatRequest request, EngineTarget target) {
            return plain.chat(request, target);
        }

        @Override
        public ResponseDecoder decoder(EngineTarget target) {
            ResponseDecoder decoder = plain.decoder(target);
            return new ResponseDecoder() {
                @Override
                public void event(EventSlice event, TokenSink sink) {
                    long begin = System.nanoTime();
                    decoded.add(begin);
                    decoder.event(event, sink);
                    while (System.nanoTime() - begin < 2_000_000) {
                        Thread.onSpinWait();
                    }
                }

                @Override
                public void whole(EventSlice body, TokenSink sink) {
                    decoder.whole(body, sink);
                }
            };
        }

        @Override
        public EngineFailure failure(ResponseHead head, byte[] body) {
            return plain.failure(head, body);
        }

        @Override
        public HttpCall health(EngineTarget target) {
            return plain.health(target);
        }
    }
}
