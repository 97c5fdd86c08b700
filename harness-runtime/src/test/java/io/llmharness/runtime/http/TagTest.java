package io.llmharness.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmharness.runtime.engine.HttpCall;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TagTest {
    @Test
    void tagsOfAllLoopsAreDifferent() {
        Set<String> seen = new HashSet<>();
        byte[] tag = new byte[Tag.LENGTH];
        for (int loop = 0; loop < 3; loop++) {
            Tag tags = new Tag(0x1234_5678_9abc_def0L, loop, 3);
            for (int i = 0; i < 50_000; i++) {
                tags.next(tag);
                seen.add(new String(tag, StandardCharsets.US_ASCII));
            }
        }
        assertThat(seen).hasSize(150_000).allMatch(t -> t.matches("[a-z2-7]{8}"));
    }

    @Test
    void aTagStandsWhereverThePlaceholderStood() {
        HttpCall call = HttpCall.postJson(
                "/x",
                ("{\"p\":\"" + Tag.PLACEHOLDER + " a\",\"q\":\"" + Tag.PLACEHOLDER + "\"}")
                        .getBytes(StandardCharsets.UTF_8));
        WireRequest request = new WireEncoder(URI.create("http://[::1]:8000")).encode(call);
        ByteBuf buffer =
                request.toBuffer(UnpooledByteBufAllocator.DEFAULT, "abcdefgh".getBytes(StandardCharsets.US_ASCII));
        String text = buffer.toString(StandardCharsets.UTF_8);
        buffer.release();

        assertThat(text)
                .isEqualTo("POST /x HTTP/1.1\r\nHost: [::1]:8000\r\nContent-Type: application/json\r\n"
                        + "Accept-Encoding: identity\r\nUser-Agent: llm-harness\r\nX-Request-Id: abcdefgh\r\nContent-Length: 33\r\n\r\n"
                        + "{\"p\":\"abcdefgh a\",\"q\":\"abcdefgh\"}");
    }
}
