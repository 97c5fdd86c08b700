package io.llmharness.adapters.sim;

import static org.awaitility.Awaitility.await;

import io.llmharness.runtime.sim.SimServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A request whose answer nobody reads until the connection is closed. */
final class HeldRequest implements AutoCloseable {
    private final Socket socket;

    HeldRequest(int port, String path, String json, String... headers) {
        try {
            socket = new Socket("127.0.0.1", port);
            String request = "POST " + path + " HTTP/1.1\r\nHost: sim\r\nContent-Type: application/json\r\n"
                    + (headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n") + "Content-Length: "
                    + json.length() + "\r\n\r\n" + json;
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void awaitRunning(SimServer server) {
        await().until(() -> server.running() > 0);
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
