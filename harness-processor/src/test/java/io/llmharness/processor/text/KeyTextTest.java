package io.llmharness.processor.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The keys are made up. */
class KeyTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "sk-abcdEFGH1234ijklMNOP",
                "sk-ant-api03-aaaaaaaaaaaaaaaaaaaa",
                "sk-proj-0123456789abcdef_-",
                "AIzaSyA1234567890abcdefghijklmnopqrstuv",
                "hf_aaaaaaaaaaaaaaaaaaaaaaaaa",
                "gsk_aaaaaaaaaaaaaaaaaaaaaaaaa",
                "ghp_aaaaaaaaaaaaaaaaaaaaaaaaa",
                "AKIAAAAAAAAAAAAAAAAA",
                "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl",
                "Authorization: Bearer abcdefgh",
                "0123456789abcdef0123456789abcdef",
                "Zx81Kq0Lm2Np3Rt4Vw5Yb6Cd7",
                "http://host/path/sk-abcdEFGH1234ijklMNOP/more",
            })
    @DisplayName("What looks like a key is found, and shown shortened")
    void finds(String text) {
        assertThat(KeyText.find(text)).isPresent();
        assertThat(KeyText.masked(text)).contains("…").hasSizeLessThan(text.length());
        assertThat(KeyText.find(KeyText.masked(text))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "OPENAI_API_KEY",
                "sk-learn-something-from-scikit",
                "meta-llama/Meta-Llama-3.1-8B-Instruct",
                "NousResearch/Hermes-2-Theta-Llama-3-8B-GGUF-Q5_K_M",
                "claude-3-5-haiku-latest",
                "qwen2.5:0.5b",
                "/openai/deployments/gpt-4o-mini/chat/completions?api-version=2024-06-01",
                "sha256:9f86d081884c7d659a2feaa0c55ad0159f86d081884c7d659a2feaa0c55ad015",
                "123e4567-e89b-12d3-a456-426614174000",
                "-XX:+UnlockDiagnosticVMOptions",
                "-XX:StartFlightRecording=filename=recording.jfr,settings=profile",
                "java.base/sun.nio.ch=ALL-UNNAMED",
                "{\"messages\": [{\"role\": \"user\", \"content\": {{prompt}}}]}",
                "AbstractSingletonProxyFactoryBean",
            })
    @DisplayName("Names of models, files and options are no keys")
    void leavesNamesAlone(String text) {
        assertThat(KeyText.find(text)).isEmpty();
        assertThat(KeyText.masked(text)).isEqualTo(text);
    }

    @Test
    @DisplayName("Some names say that their value is a key")
    void knowsNames() {
        assertThat(new String[] {"api_key", "header.api-key", "Authorization", "header.Authorization", "password"})
                .allMatch(KeyText::namesAKey);
        assertThat(new String[] {"token", "key", "max_tokens", "keep_alive", "passwordless"})
                .noneMatch(KeyText::namesAKey);
    }
}
