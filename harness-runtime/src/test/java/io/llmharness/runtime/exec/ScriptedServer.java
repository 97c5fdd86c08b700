package io.llmharness.runtime.exec;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;

/** A blocking HTTP server that answers every request as a script says. Slow and simple on purpose: nothing of ours is in it. */
public final class ScriptedServer implements Closeable {
    /** Writes an answer. */
    @FunctionalInterface
    public interface Script {
        void answer(Exchange exchange) throws IOException;
    }

    /** A request and the means to answer it. */
    public static final class Exchange {
        final String head;
        final String body;
        final int number;
        private final OutputStream out;
        private final Socket socket;

        Exchange(String head, String body, int number, OutputStream out, Socket socket) {
            this.head = head;
            this.body = body;
            this.number = number;
            this.out = out;
            this.socket = socket;
        }

        /** Method, path and version. */
        public String requestLine() {
            return head.lines().findFirst().orElse("");
        }

        /** Whether it only asks if anybody is there. */
        public boolean isHealthRequest() {
            return head.startsWith("GET / ");
        }

        public void beginStream() throws IOException {
            raw("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n");
        }

        public void event(String data) throws IOException {
            String event = "data: " + data + "\n\n";
            raw(Integer.toHexString(event.length()) + "\r\n" + event + "\r\n");
        }

        public void endStream() throws IOException {
            raw("0\r\n\r\n");
        }

        public void whole(int status, String json) throws IOException {
            raw("HTTP/1.1 " + status + " X\r\nContent-Type: application/json\r\nContent-Length: " + json.length()
                    + "\r\n\r\n" + json);
        }

        public void raw(String text) throws IOException {
            out.write(text.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
        }

        public void close() throws IOException {
            socket.close();
        }
    }

    private final ServerSocket server;
    private final Script script;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    final List<String> bodies = new CopyOnWriteArrayList<>();

    public ScriptedServer(Script script) throws IOException {
        this(new ServerSocket(0, 1024, InetAddress.getLoopbackAddress()), script);
    }

    /** A server on a socket of any kind. */
    public ScriptedServer(ServerSocket socket, Script script) {
        this.server = socket;
        this.script = script;
        Thread acceptor = new Thread(this::accept, "scripted-server");
        acceptor.setDaemon(true);
        acceptor.start();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    int connections() {
        return sockets.size();
    }

    /** Waits as exactly as this thread can. */
    public static void pause(long nanos) {
        long until = System.nanoTime() + nanos;
        for (long left = nanos; left > 0; left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                socket.setTcpNoDelay(true);
                sockets.add(socket);
                Thread thread = new Thread(() -> serve(socket), "scripted-connection");
                thread.setDaemon(true);
                thread.start();
            }
        } catch (IOException e) {
            // closed
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            OutputStream out = new BufferedOutputStream(socket.getOutputStream());
            for (int number = 0; ; number++) {
                String head = head(in);
                String body = new String(in.readNBytes(length(head)), StandardCharsets.UTF_8);
                bodies.add(body);
                script.answer(new Exchange(head, body, number, out, socket));
            }
        } catch (IOException e) {
            // the other side has closed, or the script has
        }
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int c = in.read();
            if (c < 0) {
                throw new IOException("closed");
            }
            head.append((char) c);
        }
        return head.toString();
    }

    private static int length(String head) {
        for (String line : head.toLowerCase(Locale.ROOT).split("\r\n")) {
            if (line.startsWith("content-length:")) {
                return Integer.parseInt(line.substring(15).trim());
            }
        }
        return 0;
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
