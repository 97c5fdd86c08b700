package io.llmharness.runtime.http;

/** Bytes that crossed the sockets of one loop, TLS and headers included. Belongs to that loop alone. */
public final class Traffic {
    private long received;
    private long sent;

    void received(int bytes) {
        received += bytes;
    }

    void sent(int bytes) {
        sent += bytes;
    }

    /** Since the loop's pool was made. */
    public long received() {
        return received;
    }

    /** Since the loop's pool was made. */
    public long sent() {
        return sent;
    }
}
