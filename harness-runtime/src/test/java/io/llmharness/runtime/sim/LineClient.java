package io.llmharness.runtime.sim;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** One blocking connection to a server under test. */
final class LineClient implements AutoCloseable {
    /** A response: its status and its body, dechunked; {@code whole} unless the connection ended first. */
    record Response(int status, String body, boolean whole) {
        long lines() {
            return body.lines().count();
        }
    }

    private final Socket socket;
    private final InputStream in;

    LineClient(SimServer server) throws IOException {
        socket = new Socket("127.0.0.1", server.port());
        socket.setSoTimeout(20_000);
        in = new BufferedInputStream(socket.getInputStream());
    }

    Response post(String path, String body) throws IOException {
        send(request("POST", path, body));
        return read();
    }

    Response get(String path) throws IOException {
        send(request("GET", path, ""));
        return read();
    }

    static String request(String method, String path, String body) {
        return method + " " + path + " HTTP/1.1\r\nHost: sim\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    }

    void send(String bytes) throws IOException {
        socket.getOutputStream().write(bytes.getBytes(StandardCharsets.US_ASCII));
    }

    /** Reads so many bytes of whatever comes. */
    String readSome(int bytes) throws IOException {
        return new String(in.readNBytes(bytes), StandardCharsets.UTF_8);
    }

    /** Whether the server has closed the connection, once it has sent everything. */
    boolean ended() throws IOException {
        return in.read() < 0;
    }

    Response read() throws IOException {
        String status = line();
        int length = -1;
        for (String header = line(); !header.isEmpty(); header = line()) {
            if (header.toLowerCase(Locale.ROOT).startsWith("content-length: ")) {
                length = Integer.parseInt(header.substring(16));
            }
        }
        int code = status.isEmpty() ? 0 : Integer.parseInt(status.split(" ")[1]);
        if (length >= 0) {
            return new Response(code, readSome(length), true);
        }
        StringBuilder body = new StringBuilder();
        while (true) {
            String size = line();
            if (size.isEmpty()) {
                return new Response(code, body.toString(), false);
            }
            body.append(readSome(Integer.parseInt(size, 16)));
            line();
            if (size.equals("0")) {
                return new Response(code, body.toString(), true);
            }
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private String line() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
            if (b != '\r') {
                bytes.write(b);
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
