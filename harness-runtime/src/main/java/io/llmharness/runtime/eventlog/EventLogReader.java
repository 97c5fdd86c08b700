package io.llmharness.runtime.eventlog;

import io.llmharness.runtime.text.UsageException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.CRC32C;

/** Reads a log from its begin to its last whole block, one block in memory at a time. */
public final class EventLogReader {
    /** Told what stands in a log, in order. */
    public interface Visitor {
        void entry(LogEntry entry);

        /** Records of a loop, of which there are several. */
        void records(int loop, Unpacker records);
    }

    private final Path file;
    private final FileChannel channel;
    private final Visitor visitor;
    private final CRC32C checksum = new CRC32C();
    private final long size;
    private long position;
    private ByteBuffer block = ByteBuffer.allocate(64 << 10);

    private EventLogReader(Path file, FileChannel channel, Visitor visitor) throws IOException {
        this.file = file;
        this.channel = channel;
        this.visitor = visitor;
        this.size = channel.size();
    }

    /** Whether a file begins as a log does. */
    public static boolean isLog(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            return isLog(channel);
        }
    }

    private static boolean isLog(FileChannel channel) throws IOException {
        ByteBuffer magic = ByteBuffer.allocate(Long.BYTES);
        while (magic.hasRemaining() && channel.read(magic) >= 0) {
            // reads on
        }
        return !magic.hasRemaining() && magic.flip().getLong() == Block.MAGIC;
    }

    /**
     * Reads a log. Gives what is wrong with it, as a sentence about the file; empty when it is whole. What comes before the fault has been
     * visited. Throws {@link UsageException} for what is no log at all, or one of another version.
     */
    public static Optional<String> read(Path file, Visitor visitor) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            if (Files.size(file) == 0) {
                throw new UsageException(file + " is empty: it holds no event log");
            }
            if (!isLog(channel)) {
                throw new UsageException(file + " is not an event log of llm-harness");
            }
            return new EventLogReader(file, channel, visitor).read();
        } catch (NoSuchFileException e) {
            throw new UsageException("there is no file " + file, e);
        }
    }

    private Optional<String> read() throws IOException {
        position = Long.BYTES;
        boolean first = true;
        while (position < size) {
            try {
                next();
                visit(first);
            } catch (LogDamaged e) {
                return Optional.of(fault(String.valueOf(e.getMessage())));
            } catch (BufferUnderflowException e) {
                return Optional.of(fault("a value in it is cut short"));
            }
            position += block.limit();
            first = false;
        }
        return first ? Optional.of(file + " ends before its first block") : Optional.empty();
    }

    private String fault(String what) {
        return "the block at byte " + position + " of " + size + " of " + file + " is damaged: " + what
                + "; nothing behind it is used";
    }

    private void next() throws IOException {
        if (size - position < Block.HEAD) {
            throw new LogDamaged("the file ends in it");
        }
        fill(Block.HEAD);
        int length = block.getInt(4);
        if (length <= 0 || length > Block.LARGEST) {
            throw new LogDamaged("its length is " + length);
        }
        if (length > size - position - Block.HEAD) {
            throw new LogDamaged("the file ends in it");
        }
        if (Block.HEAD + length > block.capacity()) {
            block = ByteBuffer.allocate(Block.HEAD + length);
        }
        fill(Block.HEAD + length);
        if (Block.checksum(block, checksum) != block.getInt(0)) {
            throw new LogDamaged("its checksum is wrong");
        }
    }

    private void fill(int bytes) throws IOException {
        block.clear().limit(bytes);
        while (block.hasRemaining()) {
            if (channel.read(block, position + block.position()) < 0) {
                throw new EOFException(file + " became shorter while it was read");
            }
        }
        block.flip();
    }

    private void visit(boolean first) {
        int stream = block.getInt(8);
        if (stream < 0 || first && stream != Block.ENTRIES) {
            throw new LogDamaged("stream " + stream + " stands where another should");
        }
        block.position(Block.HEAD);
        Unpacker in = new Unpacker(block);
        if (stream == Block.ENTRIES) {
            int version = LogEntries.version(in);
            if (first) {
                checkVersion(version);
            }
            visitor.entry(LogEntries.read(in));
        } else {
            visitor.records(stream - 1, in);
        }
    }

    private void checkVersion(int version) {
        if (version > LogEntries.FORMAT) {
            throw new UsageException(file + " is an event log of format " + version
                    + ", this llm-harness reads formats up to " + LogEntries.FORMAT + "; use a newer one");
        }
        if (version < LogEntries.FORMAT) {
            throw new UsageException(file + " is an event log of format " + version
                    + ", which this llm-harness reads no more; use an older one");
        }
    }

    /** Length up to which a file consists of whole blocks, looked for from a place where one begins. Reads heads only. */
    static long wholeUntil(FileChannel channel, long from) throws IOException {
        long size = channel.size();
        ByteBuffer head = ByteBuffer.allocate(Block.HEAD);
        long at = from;
        while (size - at >= Block.HEAD) {
            head.clear();
            while (head.hasRemaining() && channel.read(head, at + head.position()) >= 0) {
                // reads on
            }
            int length = head.getInt(4);
            if (length <= 0 || length > Block.LARGEST || length > size - at - Block.HEAD) {
                break;
            }
            at += Block.HEAD + length;
        }
        return at;
    }
}
