package io.llmharness.processor.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UrlTextTest {
    @ParameterizedTest
    @ValueSource(strings = {"sim:", "sim:ttft=200ms,itl=20ms", "${VLLM_URL:sim:}"})
    void theSimulatedEngineHasAUrlOfItsOwn(String url) {
        assertThat(UrlText.complaint(url)).isEmpty();
    }
}
