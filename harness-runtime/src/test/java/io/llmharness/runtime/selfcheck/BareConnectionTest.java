package io.llmharness.runtime.selfcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BareConnectionTest {
    private static final byte[] END = "0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private SocketChannel channel;
    private BareConnection connection;

    @BeforeEach
    void open() throws Exception {
        channel = SocketChannel.open();
        connection = new BareConnection(channel, new byte[0]);
    }

    @AfterEach
    void close() throws Exception {
        channel.close();
    }

    @Test
    void theEndOfAnAnswerIsSeenWhereverReadsCutIt() {
        assertThat(read(1, "5\r\nhello\r\n0\r\n\r\n")).isTrue();
        connection.sent(2);
        assertThat(read(3, "5\r\nhello\r\n0\r")).isFalse();
        assertThat(read(4, "\n\r")).isFalse();
        assertThat(read(5, "\n")).isTrue();
    }

    @Test
    void anAnswersBeginIsNotTheEndOfTheOneBefore() {
        assertThat(read(1, "0\r\n")).isFalse();
        connection.sent(2);
        assertThat(read(3, "\r\n")).isFalse();
    }

    @Test
    void anEventIsSeenByTheFirstReadAfterItWasWritten() {
        for (int at = 10; at <= 10_000; at += 10) {
            read(at, "x");
        }
        assertThat(connection.readAfter(5)).isEqualTo(10);
        assertThat(connection.readAfter(20)).isEqualTo(20);
        assertThat(connection.readAfter(21)).isEqualTo(30);
        assertThat(connection.readAfter(10_001)).isEqualTo(BareConnection.NEVER);
    }

    @Test
    void sendingsAreKeptInOrder() {
        for (int at = 0; at < 40; at++) {
            connection.sent(100 + at);
        }
        assertThat(connection.sentAt(0)).isEqualTo(100);
        assertThat(connection.sentAt(39)).isEqualTo(139);
        assertThat(connection.sentAt(40)).isEqualTo(BareConnection.NEVER);
    }

    private boolean read(long nanos, String text) {
        ByteBuffer bytes = ByteBuffer.allocate(64);
        bytes.put(text.getBytes(StandardCharsets.US_ASCII));
        return connection.wasRead(nanos, bytes, END);
    }
}
