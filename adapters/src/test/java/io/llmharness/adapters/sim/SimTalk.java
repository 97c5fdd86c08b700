package io.llmharness.adapters.sim;

import io.llmharness.runtime.sim.Serve;
import io.llmharness.runtime.sim.SimOptions;
import io.llmharness.runtime.sim.SimServer;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A simulated engine and a plain socket to it, so that tests see the very bytes. */
public final class SimTalk implements AutoCloseable {
    private final SimServer server;

    public SimTalk(String dialect, String spec) {
        try {
            server = Serve.start(SimOptions.parse(spec), List.of(dialect), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    public SimServer server() {
        return server;
    }

    /** All that comes back on a connection of its own until the server closes it. */
    public String get(String path) {
        return exchange("GET " + path + " HTTP/1.1\r\nHost: sim\r\nConnection: close\r\n\r\n");
    }

    /** All that comes back for this JSON. */
    public String post(String path, String json) {
        return exchange(
                "POST " + path + " HTTP/1.1\r\nHost: sim\r\nContent-Type: application/json\r\nConnection: close\r\n"
                        + "Content-Length: " + json.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + json);
    }

    /** What comes back for a request without a body. */
    WireExchange got(String path) {
        return WireExchange.parse(bytes(get(path)));
    }

    /** What comes back for this JSON. */
    WireExchange posted(String path, String json) {
        return WireExchange.parse(bytes(post(path, json)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    public String exchange(String request) {
        try (Socket socket = new Socket("127.0.0.1", server.port())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
