package io.llmharness.runtime.link;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;

/** One end of a link. Sending may be done from any thread; receiving is one thread's business. */
public final class Link implements Closeable {
    /** Version of the frames; parent and fork must agree on it. */
    public static final int PROTOCOL = 2;

    private final Socket socket;
    private final DataInputStream in;
    private final DataOutputStream out;

    public Link(Socket socket) throws IOException {
        this.socket = socket;
        socket.setTcpNoDelay(true);
        in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), 64 * 1024));
        out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream(), 64 * 1024));
    }

    /** Sends a frame. */
    public void send(Frame frame) throws IOException {
        synchronized (out) {
            FrameCodec.write(frame, out);
        }
    }

    /** Waits for the next frame; throws {@link java.io.EOFException} at the end. */
    public Frame receive() throws IOException {
        return FrameCodec.read(in);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
