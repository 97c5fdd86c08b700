package io.llmharness.runtime.eventlog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.util.zip.CRC32C;

/** Writes a log in the caller's own thread, for logs that are made faster than a writer behind it could follow. */
public final class DirectLog {
    private final FileChannel channel;
    private final CRC32C checksum = new CRC32C();

    /** A log that goes on at the end of a file that was opened to append. */
    public DirectLog(FileChannel channel) {
        this.channel = channel;
    }

    /** Where a loop writes. */
    public LogStream stream(int loop) {
        return new LogStream(loop + 1, this::write);
    }

    public void add(LogEntry entry) {
        write(LogEntries.buffer(entry));
    }

    private void write(LogBuffer buffer) {
        try {
            Block.seal(buffer.bytes, buffer.stream, checksum);
            EventLogWriter.append(channel, buffer.bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        buffer.clear();
        buffer.home.add(buffer);
    }
}
