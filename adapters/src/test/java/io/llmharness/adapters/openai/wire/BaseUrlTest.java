package io.llmharness.adapters.openai.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmharness.adapters.contract.Targets;
import io.llmharness.adapters.vllm.VllmAdapter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BaseUrlTest {
    @ParameterizedTest
    @CsvSource({
        "http://localhost:8000,                        /v1/chat/completions,              /health",
        "http://localhost:8000/,                       /v1/chat/completions,              /health",
        "http://localhost:8000/v1,                     /v1/chat/completions,              /health",
        "http://localhost:8000/v1/,                    /v1/chat/completions,              /health",
        "http://localhost:8000/v1/chat/completions,    /v1/chat/completions,              /health",
        "http://localhost:8000/v1/responses,           /v1/chat/completions,              /health",
        "http://localhost:8000/v1/completions,         /v1/chat/completions,              /health",
        "https://api.openai.com/v1,                    /v1/chat/completions,              /health",
        "https://gateway/team-v1,                      /team-v1/v1/chat/completions,      /team-v1/health",
        "https://gateway/openai/v1,                    /openai/v1/chat/completions,       /openai/health",
        "https://host/api/paas/v4,                     /api/paas/v4/chat/completions,     /api/paas/health",
        "https://host/v1beta/openai,                   /v1beta/openai/chat/completions,   /v1beta/openai/health",
        "https://host/proxy/vllm,                      /proxy/vllm/v1/chat/completions,   /proxy/vllm/health"
    })
    void takesABaseUrlInEveryForm(String url, String chat, String health) {
        assertThat(BaseUrl.api(Targets.at(url, new VllmAdapter()), "/chat/completions"))
                .isEqualTo(chat);
        assertThat(BaseUrl.server(Targets.at(url, new VllmAdapter()), "/health"))
                .isEqualTo(health);
    }
}
