package io.llmharness.processor.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UrlTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:11434",
                "https://api.openai.com/v1",
                "HTTP://LOCALHOST",
                "http://127.0.0.1/",
                "http://[::1]:8080/base",
                "${URL}",
                "${URL:http://localhost}",
                "${URL}/v1",
                "http://${HOST}",
                "http://${HOST:gpu1}:${PORT:8000}/v1",
                "http://gpu1:${PORT}",
                "https://${RESOURCE}.openai.azure.com",
                "sim:",
                "sim:ttft=200ms,itl=20ms",
                "${VLLM_URL:sim:}",
                "${VLLM_URL:}",
            })
    @DisplayName("Base URLs pass, with placeholders at any place, and the simulated engine")
    void accepts(String text) {
        assertThat(Placeholders.complaint(text)).isEmpty();
        assertThat(UrlText.complaint(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " ",
                "localhost",
                "localhost:11434",
                "//localhost",
                "file:///etc/hosts",
                "http:///v1",
                "http://a_b",
                "http://host:70000",
                "http://host:0",
                "http://user@host",
                "http://host/?key=1",
                "http://host/#top",
                "http://host/a b",
                "${URL:localhost:8080}",
                "ht tp://host",
            })
    @DisplayName("Everything else does not")
    void complains(String text) {
        assertThat(UrlText.complaint(text)).isPresent();
    }
}
