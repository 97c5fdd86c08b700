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
    void keepsChunksApart() {
        out.text("one").endChunk().endChunk().text("three").endChunk();
        assertThat(out.chunks()).isEqualTo(2);
        assertThat(out.chunkEnd(0)).isEqualTo(3);
        assertThat(out.chunkEnd(1)).isEqualTo(8);
        assertThat(out.clear().chunks()).isZero();
    }

    @Test
    void headsAreSentAsSpelt() {
        HttpHead head = HttpHead.of("date: " + HttpHead.DATE, "X-Length: " + HttpHead.LENGTH)
                .with("a", "b: c");
        head.write(out, 503, 42, "now".getBytes(StandardCharsets.US_ASCII));
        assertThat(out).hasToString("HTTP/1.1 503 Service Unavailable\r\ndate: now\r\nX-Length: 42\r\na: b: c\r\n\r\n");
    }
}
