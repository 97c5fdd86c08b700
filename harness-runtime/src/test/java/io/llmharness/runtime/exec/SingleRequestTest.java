package io.llmharness.runtime.exec;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmharness.api.ChatRequest;
import io.llmharness.runtime.engine.EngineTarget;
import io.llmharness.runtime.engine.FailureCause;
import io.llmharness.runtime.engine.Secret;
import io.llmharness.runtime.exec.SingleRequest.Outcome;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SingleRequestTest {
    @Test
    void masksTheKeyThatAServerQuotes() throws IOException {
        String body = "the key k.42+ is wrong";
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread answering = new Thread(() -> answer(server, body));
            answering.start();
            Outcome outcome = SingleRequest.send(
                    new PlainAdapter(), target(server.getLocalPort()), ChatRequest.of("hi"), Duration.ofSeconds(20));
            assertThat(outcome.status()).isEqualTo(401);
            assertThat(outcome.failure().orElseThrow().cause()).isEqualTo(FailureCause.AUTHENTICATION);
            assertThat(outcome.failure().orElseThrow().message()).isEqualTo("the key *** is wrong");
        }
    }

    private static EngineTarget target(int port) {
        URI url = URI.create("http://127.0.0.1:" + port);
        return new EngineTarget("plain", "plain", url, "m", new Secret("k.42+"), Map.of(), true);
    }

    private static void answer(ServerSocket server, String body) {
        try (Socket socket = server.accept()) {
            socket.getInputStream().read();
            String head = "HTTP/1.1 401 Unauthorized\r\nContent-Length: " + body.length() + "\r\n\r\n";
            socket.getOutputStream().write((head + body).getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            while (socket.getInputStream().read() >= 0) {
                // until the client closes
            }
        } catch (IOException e) {
            // the client is gone: it has what it wants
        }
    }
}
