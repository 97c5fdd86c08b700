package io.llmharness.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmharness.runtime.engine.EngineTarget;
import io.llmharness.runtime.engine.HttpCall;
import io.llmharness.runtime.engine.Secret;
import io.llmharness.runtime.exec.PlainAdapter;
import io.llmharness.runtime.net.Proxy;
import io.netty.buffer.Unpooled;
import io.netty.channel.EventLoopGroup;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Engines behind a proxy: https through a tunnel, http as a forwarded request. */
final class ProxiedTest {
    private final EventLoopGroup group = Transports.NIO.loops(1, "loop");

    @AfterEach
    void close() {
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }

    private Heard send(URI url, Endpoint endpoint) {
        EngineTarget target = new EngineTarget("plain", "plain", url, "m", Secret.NONE, Map.of(), true);
        LoopPool pool = new LoopPool(
                group.next(), Transports.NIO, endpoint, new PlainAdapter(), target, 1, Duration.ofSeconds(5));
        HttpCall call = HttpCall.postJson("/plain?x=1", "{}".getBytes(StandardCharsets.UTF_8));
        WireRequest request = new WireEncoder(url, endpoint).encode(call);
        Heard heard = new Heard("tag-0001");
        group.next().execute(() -> pool.send(request, heard));
        return heard;
    }

    private static Endpoint tunnelled(TlsServer server, ServerSocket proxy) throws Exception {
        return new Endpoint(
                (InetSocketAddress) proxy.getLocalSocketAddress(),
                TlsServer.HOST,
                8443,
                Optional.of(Tls.client(HttpVersion.AUTO, server.trust())),
                HttpVersion.AUTO,
                Optional.of(new Proxy("localhost", proxy.getLocalPort(), "user:secret")));
    }

    @Test
    void httpsGoesThroughATunnel() throws Exception {
        TlsServer.Script hello = (to, request) -> {
            DefaultFullHttpResponse response = new DefaultFullHttpResponse(
                    io.netty.handler.codec.http.HttpVersion.HTTP_1_1,
                    HttpResponseStatus.OK,
                    Unpooled.copiedBuffer("{\"t\":\"hello\",\"u\":1}", StandardCharsets.UTF_8));
            response.headers().set("content-type", "application/json");
            to.writeAndFlush(response);
        };
        try (TlsServer server = new TlsServer(100, hello, "h2");
                ServerSocket proxy = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            CompletableFuture<String> asked = accept(proxy, client -> {
                client.getOutputStream()
                        .write("HTTP/1.1 200 Connection established\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                Socket engine = new Socket(
                        server.address().getAddress(), server.address().getPort());
                copy(client.getInputStream(), engine.getOutputStream());
                copy(engine.getInputStream(), client.getOutputStream());
            });
            Heard heard = send(URI.create("https://engine.test:8443"), tunnelled(server, proxy));
            assertThat(heard.ended()).isEqualTo("200");
            assertThat(heard.text.toString()).isEqualTo("hello");
            assertThat(asked.get(10, TimeUnit.SECONDS).lines())
                    .contains("CONNECT engine.test:8443 HTTP/1.1", "proxy-authorization: Basic dXNlcjpzZWNyZXQ=");
            assertThat(server.names).containsExactly(TlsServer.HOST);
            assertThat(server.protocols).containsExactly("h2");
        }
    }

    @Test
    void aProxyThatRefusesIsNamed() throws Exception {
        try (TlsServer server = new TlsServer(100, (to, request) -> {}, "h2");
                ServerSocket proxy = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            accept(
                    proxy,
                    client -> client.getOutputStream()
                            .write("HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n"
                                    .getBytes(StandardCharsets.US_ASCII)));
            assertThat(send(URI.create("https://engine.test:8443"), tunnelled(server, proxy))
                            .ended())
                    .startsWith("connect-refused: cannot connect to engine.test:8443 through the proxy localhost:"
                            + proxy.getLocalPort())
                    .contains("407")
                    .doesNotContain("secret");
        }
    }

    @Test
    void httpIsForwardedWithItsWholeUrl() throws Exception {
        try (ServerSocket proxy = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            CompletableFuture<String> asked = accept(
                    proxy,
                    client -> client.getOutputStream()
                            .write("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{\"t\":\"x\"}"
                                    .getBytes(StandardCharsets.US_ASCII)));
            Endpoint endpoint = new Endpoint(
                    (InetSocketAddress) proxy.getLocalSocketAddress(),
                    "engine.test",
                    8000,
                    Optional.empty(),
                    HttpVersion.AUTO,
                    Optional.of(new Proxy("localhost", proxy.getLocalPort(), "user:secret")));
            assertThat(send(URI.create("http://engine.test:8000/base"), endpoint)
                            .ended())
                    .isEqualTo("200");
            assertThat(asked.get(10, TimeUnit.SECONDS).lines())
                    .startsWith(
                            "POST http://engine.test:8000/plain?x=1 HTTP/1.1",
                            "Host: engine.test:8000",
                            "Proxy-Authorization: Basic dXNlcjpzZWNyZXQ=");
        }
    }

    /** What a proxy does with a client whose head it has read. */
    private interface Script {
        void run(Socket client) throws IOException;
    }

    /** Accepts one client; gives the head it sent. */
    private static CompletableFuture<String> accept(ServerSocket proxy, Script script) {
        CompletableFuture<String> head = new CompletableFuture<>();
        start(() -> {
            Socket client = proxy.accept();
            StringBuilder read = new StringBuilder();
            while (read.indexOf("\r\n\r\n") < 0) {
                read.append((char) client.getInputStream().read());
            }
            head.complete(read.toString());
            script.run(client);
        });
        return head;
    }

    private static void copy(InputStream from, OutputStream to) {
        start(() -> {
            byte[] bytes = new byte[8192];
            for (int count = from.read(bytes); count >= 0; count = from.read(bytes)) {
                to.write(bytes, 0, count);
                to.flush();
            }
        });
    }

    /** Something that ends with its sockets. */
    private interface Work {
        void run() throws IOException;
    }

    private static void start(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler((t, e) -> {});
        thread.start();
    }
}
