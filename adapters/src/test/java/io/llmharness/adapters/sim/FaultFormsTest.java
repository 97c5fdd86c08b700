package io.llmharness.adapters.sim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Faults on demand in each engine's own words. */
class FaultFormsTest {
    private static final String SPEC = "ttft=1ms,itl=1ms";
    private static final String VERSION = "anthropic-version: 2023-06-01";

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
    @CsvSource({
        "400,invalid_request_error",
        "401,authentication_error",
        "402,billing_error",
        "403,permission_error",
        "404,not_found_error",
        "409,conflict_error",
        "413,request_too_large",
        "429,rate_limit_error",
        "500,api_error",
        "503,api_error",
        "504,timeout_error",
        "529,overloaded_error"
    })
    void anthropic(int status, String type) {
        try (SimTalk sim = new SimTalk("anthropic", SPEC)) {
            WireExchange answer = sim.posted("/v1/messages", body("fault-" + status), VERSION);
            assertThat(answer.statusLine()).startsWith("HTTP/1.1 " + status + " ");
            assertThat(Shape.ofText(answer.body()))
                    .isEqualTo("{type:'error',error:{type:'" + type + "',message:text},request_id:text}");
            assertThat(answer.header("request-id")).isNotEmpty();
            assertThat(answer.header("retry-after")).isEqualTo(status == 429 ? "1" : "");
            assertThat(answer.header("anthropic-ratelimit-requests-reset").isEmpty())
                    .isEqualTo(status != 429);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "400,INVALID_ARGUMENT",
        "401,UNAUTHENTICATED",
        "403,PERMISSION_DENIED",
        "404,NOT_FOUND",
        "429,RESOURCE_EXHAUSTED",
        "499,CANCELLED",
        "500,INTERNAL",
        "503,UNAVAILABLE",
        "504,DEADLINE_EXCEEDED",
        "529,UNAVAILABLE"
    })
    void gemini(int status, String name) {
        try (SimTalk sim = new SimTalk("gemini", SPEC)) {
            String model = "/v1beta/models/fault-" + status;
            String body = "{\"contents\":[{\"parts\":[{\"text\":\"hi\"}]}]}";
            for (String path : new String[] {":generateContent", ":streamGenerateContent?alt=sse"}) {
                WireExchange answer = sim.posted(model + path, body);
                assertThat(answer.statusLine()).startsWith("HTTP/1.1 " + status + " ");
                assertThat(answer.header("retry-after")).isEmpty();
                assertThat(SentEvents.parse(answer.body()).at("/error/code").asInt())
                        .isEqualTo(status);
                assertThat(SentEvents.parse(answer.body()).at("/error/status").asText())
                        .isEqualTo(name);
                assertThat(answer.body().contains("\"retryDelay\": \"1.5s\"")).isEqualTo(status == 429);
            }
            WireExchange array = sim.posted(model + ":streamGenerateContent", body);
            assertThat(SentEvents.parse(array.body()).at("/0/error/status").asText())
                    .isEqualTo(name);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 402, 404, 429, 498, 500, 503})
    void cohere(int status) {
        try (SimTalk sim = new SimTalk("cohere", SPEC)) {
            WireExchange answer = sim.posted("/v2/chat", body("fault-" + status));
            assertThat(answer.statusLine()).startsWith("HTTP/1.1 " + status + " ");
            assertThat(Shape.ofText(answer.body())).isEqualTo("{id:text,message:text}");
        }
    }

    @ParameterizedTest
    @CsvSource({"400,400", "401,401", "404,DeploymentNotFound", "429,429", "500,500", "503,503"})
    void azure(int status, String code) {
        try (SimTalk sim = new SimTalk("azure-openai", SPEC)) {
            String path = "/openai/deployments/fault-" + status + "/chat/completions?api-version=2024-10-21";
            WireExchange answer = sim.posted(path, body("m"));
            assertThat(answer.statusLine()).startsWith("HTTP/1.1 " + status + " ");
            assertThat(Shape.ofText(answer.body())).isEqualTo("{error:{code:'" + code + "',message:text}}");
            assertThat(answer.header("apim-request-id")).isNotEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "anthropic,/v1/messages,event: error,message_stop",
        "cohere,/v2/chat,finish_reason\":\"ERROR\",COMPLETE",
        "cohere,/v1/chat,finish_reason\":\"ERROR\",COMPLETE",
        "azure-openai,/openai/v1/chat/completions,{\"error\":{,[DONE]",
        "openai,/v1/responses,event: response.failed,response.completed",
        "gemini,/v1/models/fault-%s:streamGenerateContent?alt=sse,data: {\"error\":{,finishReason",
        "gemini,/v1/models/fault-%s:streamGenerateContent,\"status\": \"UNAVAILABLE\",finishReason"
    })
    void hostedInMidstream(String engine, String path, String error, String end) {
        try (SimTalk sim = new SimTalk(engine, SPEC)) {
            WireExchange failed = hosted(sim, path, "midstream");
            assertThat(failed.statusLine()).startsWith("HTTP/1.1 200 ");
            assertThat(failed.whole()).isTrue();
            assertThat(failed.body()).contains(error).doesNotContain(end);
            WireExchange truncated = hosted(sim, path, "truncate");
            assertThat(truncated.whole()).isTrue();
            assertThat(truncated.body()).doesNotContain(error).doesNotContain(end);
            assertThat(hosted(sim, path, "cut").whole()).isFalse();
        }
    }

    private static WireExchange hosted(SimTalk sim, String path, String fault) {
        return sim.posted(path.replace("%s", fault), body("fault-" + fault), VERSION);
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
    @CsvSource({
        "openai,/v1/chat/completions,429",
        "vllm,/v1/chat/completions,503",
        "ollama,/api/chat,503",
        "anthropic,/v1/messages,529",
        "gemini,/v1/models/m:generateContent,503",
        "cohere,/v2/chat,503",
        "azure-openai,/openai/v1/chat/completions,429"
    })
    void overload(String engine, String path, int status) {
        try (SimTalk sim = new SimTalk(engine, "ttft=10s,slots=1,queue=0");
                HeldRequest running = new HeldRequest(sim.server().port(), path, body("m"), VERSION)) {
            running.awaitRunning(sim.server());
            WireExchange refused = sim.posted(path, body("m"), VERSION);
            assertThat(refused.statusLine()).startsWith("HTTP/1.1 " + status + " ");
            assertThat(refused.body()).contains(engine.equals("cohere") ? "\"message\":" : "\"error\":");
        }
    }

    private static WireExchange chat(String engine, String model) {
        try (SimTalk sim = new SimTalk(engine, SPEC)) {
            return sim.posted("/v1/chat/completions", body(model));
        }
    }

    private static String body(String model) {
        return "{\"model\":\"" + model
                + "\",\"stream\":true,\"max_tokens\":9,\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}],"
                + "\"contents\":[{\"parts\":[{\"text\":\"hi\"}]}],\"input\":\"hi\",\"message\":\"hi\"}";
    }
}
