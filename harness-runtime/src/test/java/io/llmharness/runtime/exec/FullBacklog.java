package io.llmharness.runtime.exec;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** Fills the queue of a server that accepts nothing, until attempts to connect hang. */
final class FullBacklog implements Closeable {
    private static final int MOST = 64;
    private static final int HANGS_MILLIS = 300;

    private final List<Socket> waiting = new ArrayList<>();
    private final ServerSocket server;

    FullBacklog(ServerSocket server) throws IOException {
        this.server = server;
        while (waiting.size() < MOST) {
            Socket socket = new Socket();
            waiting.add(socket);
            try {
                socket.connect(new InetSocketAddress(server.getInetAddress(), server.getLocalPort()), HANGS_MILLIS);
            } catch (SocketTimeoutException full) {
                return;
            }
        }
        throw new IOException("the backlog takes any number of connections");
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    @Override
    public void close() throws IOException {
        for (Socket socket : waiting) {
            socket.close();
        }
    }
}
