package io.llmharness.adapters.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmharness.runtime.engine.EventSlice;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class NotJsonTest {
    @Test
    void showsTheTitleOfAPage() {
        assertThat(NotJson.words(slice("<!DOCTYPE html><title>502 Bad Gateway</title><p>long text")))
                .isEqualTo("not a JSON object: 502 Bad Gateway");
    }

    @Test
    void quotesTheBeginOnOneLineWithoutKeys() {
        assertThat(NotJson.words(slice("{\"a\":\nsk-abcdefgh1234 " + "x".repeat(100_000))))
                .startsWith("not a JSON object: {\"a\": *** xxx")
                .endsWith("x…")
                .hasSizeLessThan(110);
    }

    @Test
    void knowsWhatIsBlank() {
        assertThat(NotJson.isBlank(slice(" \t\r\n"))).isTrue();
        assertThat(NotJson.isBlank(slice(" é"))).isFalse();
        assertThat(NotJson.isBlank(slice(""))).isTrue();
    }

    private static EventSlice slice(String text) {
        byte[] bytes = ("data: " + text).getBytes(StandardCharsets.UTF_8);
        return new EventSlice().set(bytes, 6, bytes.length);
    }
}
