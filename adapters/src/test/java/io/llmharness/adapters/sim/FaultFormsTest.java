package io.llmharness.adapters.sim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Faults on demand in each engine's own words. */
class FaultFormsTest {
    private static final String SPEC = "ttft=1ms,itl=1ms";

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 404, 429, 500, 503, 529})
    void openAi(int status) {
        WireExchange answer = chat("openai", "fault-" + status);
        assertThat(answer.statusLine()).startsWith("HTTP/1.1 " + status + " ");
        assertThat(Shape.ofText(answer.body()))
                .startsWith("{error:{message:text,type:'")
                .contains(",param:", ",code:");
        assertThat(answer.header("x-request-id")).isNotEmpty();
        assertThat(answer.header("retry-after").isEmpty()).isEqualTo(status != 429);
        assertThat(answer.header("x-ratelimit-reset-requests").isEmpty()).isEqualTo(status != 429);
    }

    @ParameterizedTest
    @CsvSource({
        "400,{error:{message:text;type:'BadRequestError';param:'null';code:400}}",
        "401,{error:text}",
        "404,{error:{message:text;type:'NotFoundError';param:'model';code:404}}",
        "429,{error:{message:text;type:'Too Many Requests';param:'null';code:429}}",
        "500,{error:{message:text;type:'InternalServerError';param:'null';code:500}}",
        "503,{error:{message:text;type:'ServiceUnavailableError';param:'null';code:503}}",
    })
    void vllm(int status, String shape) {
        WireExchange answer = chat("vllm", "fault-" + status);
        assertThat(answer.statusLine()).startsWith("HTTP/1.1 " + status + " ");
        assertThat(Shape.ofText(answer.body()))
                .isEqualTo(shape.replace(';', ',').replace("'null'", "null"));
        assertThat(answer.header("server")).isEqualTo("uvicorn");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 404, 429, 500, 503, 529})
    void ollama(int status) {
        try (SimTalk sim = new SimTalk("ollama", SPEC)) {
            WireExchange answer = sim.posted("/api/chat", body("fault-" + status));
            assertThat(answer.statusLine()).startsWith("HTTP/1.1 " + status + " ");
            assertThat(Shape.ofText(answer.body())).isEqualTo("{error:text}");
            assertThat(answer.header("Content-Type")).isEqualTo("application/json; charset=utf-8");
        }
    }

    @ParameterizedTest
    @CsvSource({"openai,/v1/chat/completions", "vllm,/v1/chat/completions", "ollama,/api/chat"})
    void inMidstream(String engine, String path) {
        try (SimTalk sim = new SimTalk(engine, SPEC)) {
            WireExchange failed = sim.posted(path, body("fault-midstream"));
            assertThat(failed.statusLine()).startsWith("HTTP/1.1 200 ");
            assertThat(failed.whole()).isTrue();
            assertThat(failed.body()).contains("\"error\":");
            assertThat(failed.body().contains("[DONE]")).isEqualTo(engine.equals("vllm"));
            WireExchange cut = sim.posted(path, body("fault-cut"));
            assertThat(cut.whole()).isFalse();
            assertThat(cut.body()).doesNotContain("[DONE]").doesNotContain("\"done\":true");
        }
    }

    @ParameterizedTest
    @CsvSource({"openai,/v1/chat/completions,429", "vllm,/v1/chat/completions,503", "ollama,/api/chat,503"})
    void overload(String engine, String path, int status) {
        try (SimTalk sim = new SimTalk(engine, "ttft=10s,slots=1,queue=0");
                HeldRequest running = new HeldRequest(sim.server().port(), path, body("m"))) {
            running.awaitRunning(sim.server());
            WireExchange refused = sim.posted(path, body("m"));
            assertThat(refused.statusLine()).startsWith("HTTP/1.1 " + status + " ");
            assertThat(refused.body()).contains("\"error\":");
        }
    }

    private static WireExchange chat(String engine, String model) {
        try (SimTalk sim = new SimTalk(engine, SPEC)) {
            return sim.posted("/v1/chat/completions", body(model));
        }
    }

    private static String body(String model) {
        return "{\"model\":\"" + model
                + "\",\"stream\":true,\"max_tokens\":9,\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}";
    }
}
