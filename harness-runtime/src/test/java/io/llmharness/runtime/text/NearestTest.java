package io.llmharness.runtime.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {
    private static final List<String> ENGINES = List.of("anthropic", "ollama", "openai", "vllm");

    @Test
    void findsTheNameThatWasMeant() {
        assertThat(Nearest.of("olama", ENGINES)).contains("ollama");
        assertThat(Nearest.of("vlmm", ENGINES)).contains("vllm");
        assertThat(Nearest.of("OpenAI", ENGINES)).contains("openai");
        assertThat(Nearest.of("vlllm", ENGINES)).contains("vllm");
    }

    @Test
    void aSwapOfNeighboursIsOneEdit() {
        assertThat(Nearest.distance("ollmaa", "ollama")).isEqualTo(1);
    }

    @Test
    void staysSilentWhenNothingIsNear() {
        assertThat(Nearest.of("triton", ENGINES)).isEmpty();
        assertThat(Nearest.of("", ENGINES)).isEmpty();
    }

    @Test
    void aHintGoesBehindASentence() {
        assertThat(Nearest.hint("olama", List.of("ollama", "vllm")))
                .isEqualTo(" Did you mean \"ollama\"? Known: ollama, vllm.");
        assertThat(Nearest.hint("x", List.of())).isEmpty();
    }
}
