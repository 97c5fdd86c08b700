package io.llmharness.runtime.eventlog;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * What the file is made of. A block is, big-endian: CRC32C of all that follows in it, length of the payload, stream, payload. The file
 * begins with {@link #MAGIC}.
 */
final class Block {
    /** First bytes of every event log; its odd ones show when a transfer took it for text. */
    static final long MAGIC = 0x89_4c_48_45_56_0d_0a_1aL;

    /** Bytes before a payload. */
    static final int HEAD = 12;

    /** Largest payload that is read. */
    static final int LARGEST = 16 << 20;

    /** The stream of entries; that of loop k is k + 1. */
    static final int ENTRIES = 0;

    private Block() {}

    /** Fills in the head of a block whose payload is in the buffer from {@link #HEAD} to its position; leaves it ready to be written. */
    static void seal(ByteBuffer buffer, int stream, CRC32C checksum) {
        buffer.flip();
        buffer.putInt(4, buffer.limit() - HEAD).putInt(8, stream);
        buffer.putInt(0, checksum(buffer, checksum));
        buffer.position(0);
    }

    /** The checksum of a whole block. */
    static int checksum(ByteBuffer block, CRC32C checksum) {
        block.position(4);
        checksum.reset();
        checksum.update(block);
        return (int) checksum.getValue();
    }
}
