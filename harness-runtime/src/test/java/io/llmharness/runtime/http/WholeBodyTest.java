package io.llmharness.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WholeBodyTest {
    private final WholeBody framer = new WholeBody();

    @Test
    void passesTheBodyOnceAtItsEnd() {
        String body = "{\"a\":\n1}\n\n";
        assertThat(Framing.whole(framer, body)).containsExactly(body);
        assertThat(Framing.byteByByte(framer, body)).containsExactly(body);
    }

    @Test
    void anEmptyBodyIsNoEvent() {
        assertThat(Framing.whole(framer, "")).isEmpty();
    }

    @Test
    void flagsABodyBeyondTheLimit() {
        ByteBuf chunk = Unpooled.wrappedBuffer(new byte[32 << 20]);
        List<String> events = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            framer.feed(chunk, e -> events.add("?"));
        }
        framer.end(e -> events.add("?"));
        assertThat(framer.violated()).isTrue();
        assertThat(events).isEmpty();
        chunk.release();
    }
}
