package io.llmharness.processor.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
    private static final List<String> ENGINES =
            List.of("anthropic", "azure-openai", "cohere", "gemini", "http", "ollama", "openai", "tgi", "vllm");

    @ParameterizedTest
    @CsvSource({
        "olama, ollama",
        "ollmaa, ollama",
        "Ollama, ollama",
        "vlm, vllm",
        "open-ai, openai",
        "azure_openai, azure-openai",
        "azure, azure-openai",
        "antropic, anthropic",
        "tgi2, tgi",
    })
    @DisplayName("A slip leads to the name that was meant")
    void findsWhatWasMeant(String written, String meant) {
        assertThat(Nearest.of(written, ENGINES)).contains(meant);
    }

    @ParameterizedTest
    @CsvSource({"mistral", "x", "''", "huggingface"})
    @DisplayName("A word of its own leads nowhere")
    void doesNotGuess(String written) {
        assertThat(Nearest.of(written, ENGINES)).isEmpty();
    }

    @Test
    @DisplayName("Swapped neighbours are one slip")
    void countsSwapsOnce() {
        assertThat(Nearest.distance("sharegtp", "sharegpt")).isEqualTo(1);
        assertThat(Nearest.distance("", "abc")).isEqualTo(3);
        assertThat(Nearest.distance("abc", "abc")).isZero();
    }
}
