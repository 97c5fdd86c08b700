package io.llmharness.adapters.sim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DialectStreamsTest {
    private static final String CHAT =
            "{\"model\":\"m\",\"stream\":true,\"max_tokens\":5,\"options\":{\"num_predict\":5},"
                    + "\"messages\":[{\"role\":\"user\",\"content\":\"hello there\"}]}";

    @Test
    void openAiStreams() {
        try (SimTalk sim = new SimTalk("openai", "ttft=5ms,itl=1ms")) {
            String answer = sim.post("/v1/chat/completions", CHAT);
            assertThat(answer).startsWith("HTTP/1.1 200 OK\r\n").endsWith("data: [DONE]\n\n\r\n0\r\n\r\n");
            assertThat(answer.split("\"delta\":\\{\"content\":\"", -1)).hasSize(6);
            assertThat(answer).contains("\"finish_reason\":\"length\"");
        }
    }

    @Test
    void vllmStreams() {
        try (SimTalk sim = new SimTalk("vllm", "ttft=5ms,itl=1ms")) {
            String answer = sim.post("/v1/chat/completions", CHAT);
            assertThat(answer).startsWith("HTTP/1.1 200 OK\r\n").endsWith("e\r\ndata: [DONE]\n\n\r\n0\r\n\r\n");
            assertThat(answer.split("\"delta\":\\{\"content\":\"", -1)).hasSize(6);
        }
    }

    @Test
    void ollamaStreams() {
        try (SimTalk sim = new SimTalk("ollama", "ttft=5ms,itl=1ms")) {
            String answer = sim.post("/api/chat", CHAT);
            assertThat(answer).startsWith("HTTP/1.1 200 OK\r\n").endsWith("}\n\r\n0\r\n\r\n");
            assertThat(answer.split("\"done\":false", -1)).hasSize(6);
            assertThat(answer).contains("\"done_reason\":\"length\"").contains("\"eval_count\":5");
        }
    }
}
