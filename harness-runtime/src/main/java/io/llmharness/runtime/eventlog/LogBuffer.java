package io.llmharness.runtime.eventlog;

import java.nio.ByteBuffer;
import java.util.Queue;

/** A block being filled or on its way to the file. Belongs to a loop, then to the writer, then to the loop again. */
final class LogBuffer {
    final ByteBuffer bytes;
    final int stream;
    /** Where it goes when it is written. */
    final Queue<LogBuffer> home;
    /** Records in it. */
    int records;

    LogBuffer(ByteBuffer bytes, int stream, Queue<LogBuffer> home) {
        this.bytes = bytes;
        this.stream = stream;
        this.home = home;
        clear();
    }

    void clear() {
        bytes.clear().position(Block.HEAD);
        records = 0;
    }

    boolean isEmpty() {
        return bytes.position() == Block.HEAD;
    }
}
