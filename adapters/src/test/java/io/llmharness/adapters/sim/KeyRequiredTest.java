package io.llmharness.adapters.sim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With {@code key=required} a call without the engine's key is refused in the engine's own words, and without it never. */
class KeyRequiredTest {
    private static final String CHAT =
            "{\"model\":\"m\",\"max_tokens\":2,\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}";
    private static final String VERSION = "anthropic-version: 2023-06-01";
    private static final String CONTENTS = "{\"contents\":[{\"parts\":[{\"text\":\"hi\"}]}]}";

    @ParameterizedTest
    @CsvSource({
        "openai, /v1/chat/completions, Authorization: Bearer k, invalid_api_key",
        "azure-openai, /openai/v1/chat/completions, api-key: k, 401",
        "azure-openai, /openai/v1/chat/completions, Authorization: Bearer k, 401",
        "anthropic, /v1/messages, x-api-key: k, authentication_error",
        "anthropic, /v1/messages, Authorization: Bearer k, authentication_error",
        "gemini, /v1beta/models/m:generateContent, x-goog-api-key: k, UNAUTHENTICATED",
        "gemini, /v1beta/models/m:generateContent?key=k, X-None: 1, UNAUTHENTICATED",
        "cohere, /v2/chat, Authorization: Bearer k, invalid api token",
        "vllm, /v1/chat/completions, Authorization: Bearer k, Unauthorized",
        "tgi, /v1/chat/completions, Authorization: Bearer k, ''"
    })
    void ofEachEngine(String engine, String path, String header, String words) {
        String body = engine.equals("gemini") ? CONTENTS : CHAT;
        try (SimTalk strict = new SimTalk(engine, "ttft=1ms,itl=1ms,key=required");
                SimTalk open = new SimTalk(engine, "ttft=1ms,itl=1ms")) {
            WireExchange refused = strict.posted(path.replace("?key=k", ""), body, VERSION, "Authorization: Basic k");
            assertThat(refused.statusLine()).startsWith("HTTP/1.1 401 ");
            assertThat(refused.body()).contains(words);
            assertThat(strict.posted(path, body, VERSION, header).statusLine()).isEqualTo("HTTP/1.1 200 OK");
            assertThat(open.posted(path, body, VERSION).statusLine()).isEqualTo("HTTP/1.1 200 OK");
        }
    }

    @ParameterizedTest
    @CsvSource({"vllm, /health", "tgi, /info", "ollama, /api/tags"})
    void whatEnginesTellWithoutAKeyTheyGoOnTelling(String engine, String path) {
        try (SimTalk strict = new SimTalk(engine, "key=required")) {
            assertThat(strict.got(path).statusLine()).isEqualTo("HTTP/1.1 200 OK");
        }
    }
}
