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

    /** One dialect, or several with commas. */
    public SimTalk(String dialect, String spec) {
        try {
            server = Serve.start(SimOptions.parse(spec), List.of(dialect.split(",")), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    public SimServer server() {
        return server;
    }

    /** All that comes back on a connection of its own until the server closes it. */
    public String get(String path, String... headers) {
        return exchange("GET " + path + " HTTP/1.1\r\nHost: sim\r\nConnection: close\r\n" + lines(headers) + "\r\n");
    }

    /** All that comes back for this JSON. */
    public String post(String path, String json, String... headers) {
        return exchange(
                "POST " + path + " HTTP/1.1\r\nHost: sim\r\nContent-Type: application/json\r\nConnection: close\r\n"
                        + lines(headers) + "Content-Length: " + json.getBytes(StandardCharsets.UTF_8).length
                        + "\r\n\r\n" + json);
    }

    private static String lines(String... headers) {
        return headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
    }

    /** What comes back for a request without a body. */
    WireExchange got(String path, String... headers) {
        return WireExchange.parse(bytes(get(path, headers)));
    }

    /** What comes back for this JSON. */
    WireExchange posted(String path, String json, String... headers) {
        return WireExchange.parse(bytes(post(path, json, headers)));
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
