package io.llmharness.adapters.sim;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Calls of tools in each engine's own form: arguments that are JSON when put together, and the reason of the end. */
class ToolCallsTest {
    private static final String ENGINES = "openai,anthropic,gemini,azure-openai,cohere";
    private static final String SCHEMA =
            "{\"type\":\"object\",\"properties\":{\"unit\":{},\"ci\\\"ty\":{\"type\":\"string\"}},\"required\":[\"ci\\\"ty\"]}";
    private static final String CITY = "/ci\"ty";
    private static final String MESSAGES = "\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]";
    private static final String FUNCTIONS = ",\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"other\"}},"
            + "{\"type\":\"function\",\"function\":{\"name\":\"weather\",\"parameters\":" + SCHEMA + "}}]";
    private static final String WEATHER =
            ",\"tool_choice\":{\"type\":\"function\",\"function\":{\"name\":\"weather\"}}";
    private static final String ANTHROPIC = ",\"max_tokens\":2000,\"tools\":[{\"name\":\"weather\",\"input_schema\":"
            + SCHEMA + "}],\"tool_choice\":{\"type\":\"any\"}";
    private static final String GEMINI =
            "{\"contents\":[{\"parts\":[{\"text\":\"hi\"}]}],\"tools\":[{\"function_declarations\":"
                    + "[{\"name\":\"weather\",\"parameters\":" + SCHEMA
                    + "}]}],\"tool_config\":{\"functionCallingConfig\":"
                    + "{\"mode\":\"ANY\"}}}";

    private static SimTalk sim;

    @BeforeAll
    static void start() {
        sim = new SimTalk(ENGINES, "ttft=2ms,itl=1ms");
    }

    @AfterAll
    static void stop() {
        sim.close();
    }

    @Test
    void ofOpenAi() {
        SentEvents events =
                SentEvents.of(post("/v1/chat/completions", MESSAGES + FUNCTIONS + WEATHER + ",\"stream\":true"));
        String call = "/choices/0/delta/tool_calls/0";
        assertThat(events.text(call + "/function/name")).isEqualTo("weather");
        assertThat(events.text(call + "/id")).startsWith("call_");
        says(events.text(call + "/function/arguments"));
        assertThat(events.text("/choices/0/delta/content")).isIn("", "null");
        assertThat(events.text("/choices/0/finish_reason").replace("null", "")).isEqualTo("tool_calls");
        JsonNode whole = SentEvents.parse(
                post("/v1/chat/completions", MESSAGES + FUNCTIONS + WEATHER).body());
        assertThat(whole.at("/choices/0/message/content").isNull()).isTrue();
        says(whole.at("/choices/0/message/tool_calls/0/function/arguments").asText());
        assertThat(whole.at("/usage/completion_tokens").asInt()).isEqualTo(12);
    }

    @Test
    void ofTheFirstToolWhereAnyWillDo() {
        assertThat(post("/v1/chat/completions", MESSAGES + FUNCTIONS + ",\"tool_choice\":\"required\"")
                        .body())
                .contains("\"name\":\"other\",\"arguments\":\"{\\\"input\\\":\\\"");
    }

    @Test
    void noneWhereTheRequestLeavesItOpen() {
        assertThat(post("/v1/chat/completions", MESSAGES + FUNCTIONS + ",\"max_tokens\":5")
                        .body())
                .doesNotContain("tool_calls");
        try (SimTalk always = new SimTalk("openai", "ttft=1ms,itl=1ms,tool-calls=always");
                SimTalk never = new SimTalk("openai", "ttft=1ms,itl=1ms,tool-calls=never")) {
            String body = "{" + MESSAGES + FUNCTIONS + ",\"max_tokens\":40";
            assertThat(always.post("/v1/chat/completions", body + "}")).contains("\"tool_calls\"");
            assertThat(always.post("/v1/chat/completions", "{" + MESSAGES + ",\"max_tokens\":5}"))
                    .doesNotContain("tool_calls");
            assertThat(always.post("/v1/chat/completions", body + ",\"tool_choice\":\"none\"}"))
                    .doesNotContain("tool_calls");
            assertThat(never.post("/v1/chat/completions", body + WEATHER + "}")).doesNotContain("tool_calls");
        }
    }

    @Test
    void cutByTheLimit() {
        SentEvents events = SentEvents.of(
                post("/v1/chat/completions", MESSAGES + FUNCTIONS + WEATHER + ",\"stream\":true,\"max_tokens\":3"));
        assertThat(events.text("/choices/0/delta/tool_calls/0/function/arguments"))
                .matches("\\{\"ci\\\\\"ty\":\"\\w+ \\w+ \\w+");
        assertThat(events.text("/choices/0/finish_reason").replace("null", "")).isEqualTo("length");
    }

    @Test
    void ofResponses() {
        String tools = ",\"input\":\"hi\",\"tools\":[{\"type\":\"function\",\"name\":\"weather\",\"parameters\":"
                + SCHEMA + "}],\"tool_choice\":\"required\"";
        SentEvents events = SentEvents.of(post("/v1/responses", "\"model\":\"m\",\"stream\":true" + tools));
        assertThat(events.order())
                .containsSubsequence(
                        "response.output_item.added",
                        "response.function_call_arguments.delta",
                        "response.function_call_arguments.done",
                        "response.output_item.done",
                        "response.completed")
                .noneMatch(name -> name.contains("text") || name.contains("part"));
        says(events.text("/delta"));
        says(events.first("response.function_call_arguments.done")
                .path("arguments")
                .asText());
        JsonNode item = events.first("response.completed").at("/response/output/0");
        assertThat(item.path("type").asText()).isEqualTo("function_call");
        says(item.path("arguments").asText());
        says(SentEvents.parse(post("/v1/responses", "\"model\":\"m\"" + tools).body())
                .at("/output/0/arguments")
                .asText());
    }

    @Test
    void ofAnthropic() {
        SentEvents events = SentEvents.of(sim.posted(
                "/v1/messages",
                "{" + MESSAGES + ANTHROPIC + ",\"stream\":true,\"thinking\":{\"type\":\"adaptive\"}}",
                "anthropic-version: 2023-06-01"));
        assertThat(events.text("/content_block/type")).isEqualTo("thinkingtool_use");
        assertThat(events.text("/content_block/name")).isEqualTo("weather");
        says(events.text("/delta/partial_json"));
        assertThat(events.first("message_delta").at("/delta/stop_reason").asText())
                .isEqualTo("tool_use");
        JsonNode whole = SentEvents.parse(
                sim.posted("/v1/messages", "{" + MESSAGES + ANTHROPIC + "}", "anthropic-version: 2023-06-01")
                        .body());
        says(whole.at("/content/0/input").toString());
        assertThat(whole.path("stop_reason").asText()).isEqualTo("tool_use");
    }

    @Test
    void ofGeminiInOnePiece() {
        SentEvents events = SentEvents.of(sim.posted("/v1/models/m:streamGenerateContent?alt=sse", GEMINI));
        assertThat(events.json()).hasSize(1);
        JsonNode call = events.json().get(0).at("/candidates/0/content/parts/0/functionCall");
        assertThat(call.path("name").asText()).isEqualTo("weather");
        says(call.path("args").toString());
        assertThat(events.text("/candidates/0/finishReason")).isEqualTo("STOP");
        says(SentEvents.parse(sim.posted("/v1/models/m:generateContent", GEMINI).body())
                .at("/candidates/0/content/parts/0/functionCall/args")
                .toString());
    }

    @Test
    void ofCohere() {
        String body = MESSAGES + FUNCTIONS.replace("\"name\":\"other\"", "\"x\":1") + ",\"tool_choice\":\"REQUIRED\"";
        SentEvents events = SentEvents.of(post("/v2/chat", body + ",\"stream\":true"));
        assertThat(events.order())
                .containsExactly(
                        "message-start", "tool-call-start", "tool-call-delta", "tool-call-end", "message-end", "");
        assertThat(events.text("/delta/message/tool_calls/function/name")).isEqualTo("weather");
        says(events.text("/delta/message/tool_calls/function/arguments"));
        assertThat(events.first("message-end").at("/delta/finish_reason").asText())
                .isEqualTo("TOOL_CALL");
        JsonNode whole = SentEvents.parse(post("/v2/chat", body).body());
        says(whole.at("/message/tool_calls/0/function/arguments").asText());
    }

    private static void says(String arguments) {
        JsonNode json = SentEvents.parse(arguments);
        assertThat(json.at(CITY).asText().split(" ")).hasSizeBetween(12, 14);
        assertThat(json).hasSize(1);
    }

    private static WireExchange post(String path, String members) {
        return sim.posted(path, "{" + members + "}");
    }
}
