package io.llmharness.runtime.sim;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class WireBufferTest {
    private final WireBuffer out = new WireBuffer();

    @Test
    void writesNumbers() {
        for (long value : new long[] {0, 7, 10, 1234567890123L, -5, Long.MIN_VALUE, Long.MAX_VALUE}) {
            assertThat(new WireBuffer().number(value)).hasToString(Long.toString(value));
        }
    }

    @Test
    void writesJsonStrings() throws Exception {
        String text = "a\"b\\c\n\t\r\u0001 ü 🙂 </x>";
        assertThat(new ObjectMapper().readValue(new WireBuffer().json(text).toByteArray(), String.class))
                .isEqualTo(text);
    }

    @Test
    void framesChunksOfEverySize() {
        for (int size : new int[] {1, 15, 16, 255, 256, 4095, 4096, 70_000}) {
            WireBuffer body = WireBuffer.ofChunks();
            String content = "x".repeat(size);
            body.text(content).endChunk().endChunk().text("next").endChunk().text("open");
            String ready = new String(body.array(), 0, body.readyBytes(), StandardCharsets.US_ASCII);
            assertThat(ready).isEqualTo(Integer.toHexString(size) + "\r\n" + content + "\r\n4\r\nnext\r\n");
            assertThat(body.clear().readyBytes()).isZero();
        }
    }

    @Test
    void rewindsWithinAChunk() {
        WireBuffer body = WireBuffer.ofChunks();
        int before = body.length();
        body.text("gone").rewind(before).endChunk().text("kept").endChunk();
        assertThat(new String(body.array(), 0, body.readyBytes(), StandardCharsets.US_ASCII))
                .isEqualTo("4\r\nkept\r\n");
        assertThat(out.text("a").endChunk().text("b")).hasToString("ab");
    }

    @Test
    void headsAreSentAsSpelt() {
        HttpHead head = HttpHead.of("date: " + HttpHead.DATE, "X-Length: " + HttpHead.LENGTH)
                .with("a", "b: c");
        head.write(out, 503, 42, "now".getBytes(StandardCharsets.US_ASCII));
        assertThat(out).hasToString("HTTP/1.1 503 Service Unavailable\r\ndate: now\r\nX-Length: 42\r\na: b: c\r\n\r\n");
    }
}
