package io.llmharness.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.llmharness.runtime.engine.EngineTarget;
import io.llmharness.runtime.engine.HttpCall;
import io.llmharness.runtime.engine.Secret;
import io.llmharness.runtime.exec.PlainAdapter;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.EventLoopGroup;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http2.DefaultHttp2GoAwayFrame;
import io.netty.handler.codec.http2.DefaultHttp2ResetFrame;
import io.netty.handler.codec.http2.Http2Error;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds over TLS, with both versions of HTTP. */
final class HttpsTest {
    private static final String BOTH = "h2,http/1.1";
    private final EventLoopGroup group = Transports.NIO.loops(1, "loop");

    @AfterEach
    void close() {
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }

    private LoopPool pool(TlsServer server, String host, HttpVersion version, boolean trusted, int limit)
            throws Exception {
        Endpoint endpoint = new Endpoint(
                server.address(),
                host,
                server.address().getPort(),
                Optional.of(trusted ? Tls.client(version, server.trust()) : Tls.client(version)),
                version,
                Optional.empty());
        EngineTarget target =
                new EngineTarget("plain", "plain", URI.create("https://" + host), "m", Secret.NONE, Map.of(), true);
        return new LoopPool(
                group.next(), Transports.NIO, endpoint, new PlainAdapter(), target, limit, Duration.ofSeconds(5));
    }

    private LoopPool pool(TlsServer server) throws Exception {
        return pool(server, TlsServer.HOST, HttpVersion.AUTO, true, 0);
    }

    private Heard send(LoopPool pool, int number) {
        Heard heard = new Heard("tag" + (10_000 + number));
        HttpCall call = HttpCall.postJson("/plain", "{}".getBytes(StandardCharsets.UTF_8))
                .header("X-Salt", "a" + Tag.PLACEHOLDER + "b");
        WireRequest request = new WireEncoder(URI.create("https://" + TlsServer.HOST)).encode(call);
        group.next().execute(() -> pool.send(request, heard));
        return heard;
    }

    private static void event(ChannelHandlerContext to, String text) {
        to.writeAndFlush(new DefaultHttpContent(
                Unpooled.copiedBuffer("data: {\"t\":\"" + text + "\"}\n\n", StandardCharsets.UTF_8)));
    }

    private static void head(ChannelHandlerContext to, int status) {
        HttpResponse response = new DefaultHttpResponse(
                io.netty.handler.codec.http.HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(status));
        response.headers().set("content-type", "text/event-stream");
        if (to.pipeline().get("HttpServerCodec#0") != null) {
            response.headers().set("transfer-encoding", "chunked");
        }
        to.writeAndFlush(response);
    }

    private static void end(ChannelHandlerContext to) {
        to.writeAndFlush(LastHttpContent.EMPTY_LAST_CONTENT);
    }

    /** Three events whose text is the request's tag. */
    private static void echo(ChannelHandlerContext to, FullHttpRequest request) {
        head(to, 200);
        String tag = request.headers().get("x-request-id");
        boolean salted = ("a" + tag + "b").equals(request.headers().get("x-salt"));
        for (int i = 0; i < 3; i++) {
            event(to, salted ? tag : "not salted");
        }
        end(to);
    }

    @ParameterizedTest
    @CsvSource({"'h2,http/1.1', h2", "http/1.1, http/1.1"})
    void theVersionIsWhatTheServerOffers(String offered, String chosen) throws Exception {
        try (TlsServer server = new TlsServer(100, HttpsTest::echo, offered.split(","))) {
            List<Agreed> told = new CopyOnWriteArrayList<>();
            LoopPool pool = pool(server).telling(told::add);
            List<Heard> all = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                all.add(send(pool, i));
            }
            for (int i = 0; i < 40; i++) {
                assertThat(all.get(i).ended()).isEqualTo("200");
                assertThat(all.get(i).text.toString()).isEqualTo(("tag" + (10_000 + i)).repeat(3));
                assertThat(all.get(i).stamps).hasSize(3).isSorted();
            }
            assertThat(server.protocols).containsOnly(chosen);
            assertThat(told)
                    .as("once, however many connections there were")
                    .containsExactly(new Agreed(chosen.equals("h2") ? "2" : "1.1", Optional.of("TLSv1.3")));
            assertThat(server.names).containsOnly(TlsServer.HOST);
            if (chosen.equals("h2")) {
                assertThat(server.connections).hasValue(1);
            }
        }
    }

    @Test
    void anEventCarriesTheTimeOfItsOwnSocketRead() throws Exception {
        CompletableFuture<ChannelHandlerContext> answering = new CompletableFuture<>();
        TlsServer.Script wait = (to, request) -> {
            head(to, 200);
            answering.complete(to);
        };
        try (TlsServer server = new TlsServer(100, wait, "h2")) {
            Heard heard = send(pool(server), 1);
            ChannelHandlerContext to = answering.get(10, TimeUnit.SECONDS);
            for (int i = 0; i < 5; i++) {
                int events = i + 1;
                long before = System.nanoTime();
                to.executor().execute(() -> event(to, "x"));
                await().until(() -> heard.stamps.size() == events);
                assertThat(heard.stamps.get(i)).isBetween(before, System.nanoTime());
            }
            to.executor().execute(() -> end(to));
            assertThat(heard.ended()).isEqualTo("200");
        }
    }

    @Test
    void asManyStreamsAsTheServerAllowsAndNoMore() throws Exception {
        TlsServer.Script slowly =
                (to, request) -> to.executor().schedule(() -> echo(to, request), 10, TimeUnit.MILLISECONDS);
        try (TlsServer server = new TlsServer(2, slowly, "h2")) {
            LoopPool pool = pool(server, TlsServer.HOST, HttpVersion.AUTO, true, 1);
            List<Heard> all = new ArrayList<>();
            for (int i = 0; i < 7; i++) {
                all.add(send(pool, i));
            }
            for (Heard heard : all) {
                assertThat(heard.ended()).isEqualTo("200");
            }
            assertThat(server.connections).hasValue(1);
            assertThat(server.mostStreams).hasValue(2);
        }
    }

    @Test
    void moreConnectionsWhereStreamsAreTooFew() throws Exception {
        TlsServer.Script slowly =
                (to, request) -> to.executor().schedule(() -> echo(to, request), 100, TimeUnit.MILLISECONDS);
        try (TlsServer server = new TlsServer(2, slowly, "h2")) {
            LoopPool pool = pool(server);
            List<Heard> all = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                all.add(send(pool, i));
            }
            for (Heard heard : all) {
                assertThat(heard.ended()).isEqualTo("200");
            }
            assertThat(server.connections.get()).isBetween(2, 3);
        }
    }

    @Test
    void aRefusedStreamIsSentAgainOnce() throws Exception {
        AtomicInteger turn = new AtomicInteger();
        TlsServer.Script first = (to, request) -> {
            if (turn.getAndIncrement() == 0) {
                to.channel().writeAndFlush(new DefaultHttp2ResetFrame(Http2Error.REFUSED_STREAM));
            } else {
                echo(to, request);
            }
        };
        try (TlsServer server = new TlsServer(100, first, "h2")) {
            Heard heard = send(pool(server), 1);
            assertThat(heard.ended()).isEqualTo("200");
            assertThat(heard.wasResent()).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "false, INTERNAL_ERROR, connect-reset: the server reset the stream (INTERNAL_ERROR) before an answer began",
        "false, ENHANCE_YOUR_CALM, overloaded: the server reset the stream (ENHANCE_YOUR_CALM)",
        "true, INTERNAL_ERROR, truncated: the server reset the stream (INTERNAL_ERROR) in the middle of the answer"
    })
    void aResetIsAFailureWithItsName(boolean begun, Http2Error code, String words) throws Exception {
        TlsServer.Script reset = (to, request) -> {
            if (begun) {
                head(to, 200);
                event(to, "x");
            }
            to.channel().writeAndFlush(new DefaultHttp2ResetFrame(code));
        };
        try (TlsServer server = new TlsServer(100, reset, "h2")) {
            LoopPool pool = pool(server);
            assertThat(send(pool, 1).ended()).isEqualTo(words);
            assertThat(send(pool, 2).ended()).isEqualTo(words);
            assertThat(server.connections).hasValue(1);
        }
    }

    @Test
    void aLeavingServerGetsNoNewStreams() throws Exception {
        TlsServer.Script leaving = (to, request) -> {
            echo(to, request);
            to.channel().parent().writeAndFlush(new DefaultHttp2GoAwayFrame(Http2Error.NO_ERROR));
        };
        try (TlsServer server = new TlsServer(100, leaving, "h2")) {
            LoopPool pool = pool(server);
            for (int i = 1; i <= 3; i++) {
                assertThat(send(pool, i).ended()).isEqualTo("200");
                int before = i;
                await().until(() -> server.connections.get() >= before);
            }
            assertThat(server.connections.get()).isBetween(2, 3);
        }
    }

    @Test
    void anAbandonedStreamFreesItsPlace() throws Exception {
        AtomicInteger turn = new AtomicInteger();
        TlsServer.Script silentFirst = (to, request) -> {
            if (turn.getAndIncrement() > 0) {
                echo(to, request);
            }
        };
        try (TlsServer server = new TlsServer(1, silentFirst, "h2")) {
            LoopPool pool = pool(server, TlsServer.HOST, HttpVersion.HTTP_2, true, 1);
            Heard silent = send(pool, 1);
            await().until(() -> server.streams.get() == 1);
            Heard waits = send(pool, 2);
            group.next().execute(silent::abandon);
            assertThat(waits.ended()).isEqualTo("200");
            assertThat(server.connections).hasValue(1);
            assertThat(silent.end).isNotDone();
        }
    }

    @Test
    void http2AloneIsRefusedWhereItIsNotOffered() throws Exception {
        try (TlsServer server = new TlsServer(100, HttpsTest::echo, "http/1.1")) {
            LoopPool pool = pool(server, TlsServer.HOST, HttpVersion.HTTP_2, true, 0);
            assertThat(send(pool, 1).ended())
                    .isEqualTo("tls: cannot connect to engine.test:"
                            + server.address().getPort() + ": the server does not offer HTTP/2");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aCertificateOfAnotherNameOrOfNobodyIsATlsFailure(boolean trusted) throws Exception {
        try (TlsServer server = new TlsServer(100, HttpsTest::echo, BOTH.split(","))) {
            String host = trusted ? "other.test" : TlsServer.HOST;
            LoopPool pool = pool(server, host, HttpVersion.AUTO, trusted, 0);
            assertThat(send(pool, 1).ended()).startsWith("tls: cannot connect to " + host);
            assertThat(send(pool, 2).ended()).startsWith("tls: cannot connect to " + host);
            assertThat(server.requests).hasValue(0);
        }
    }
}
