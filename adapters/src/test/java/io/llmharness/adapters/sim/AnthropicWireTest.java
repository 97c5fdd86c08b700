package io.llmharness.adapters.sim;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Anthropic's messages; without recordings, held to its documentation. */
class AnthropicWireTest {
    private static final String PATH = "/v1/messages";
    private static final String V1 = "anthropic-version: 2023-06-01";
    private static final String V2 = "anthropic-version: 2026-10-21";
    private static final String HI = "\"model\":\"m\",\"max_tokens\":2048,\"system\":\"Be brief.\","
            + "\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"hi there\"}]}]";
    private static final String THINK = ",\"thinking\":{\"type\":\"enabled\",\"budget_tokens\":1024";

    private static SimTalk sim;

    @BeforeAll
    static void start() {
        sim = new SimTalk("anthropic", "ttft=2ms,itl=1ms,tokens=6,reasoning=2,context=3000");
    }

    @AfterAll
    static void stop() {
        sim.close();
    }

    @Test
    void streamsOneBlock() {
        WireExchange answer = stream("");
        SentEvents events = SentEvents.of(answer);
        assertThat(events.order())
                .containsExactly(
                        "message_start",
                        "content_block_start",
                        "ping",
                        "content_block_delta",
                        "content_block_stop",
                        "message_delta",
                        "message_stop");
        assertThat(events.json())
                .allSatisfy(event -> assertThat(event.path("type").asText())
                        .isEqualTo(events.names().get(events.json().indexOf(event))));
        assertThat(events.text("/delta/text").split(" ")).hasSize(5); // the sixth token is the invisible end
        assertThat(events.first("message_start").at("/message/usage").toString())
                .startsWith("{\"input_tokens\":4,\"cache_creation_input_tokens\":0,\"cache_read_input_tokens\":0,")
                .endsWith("\"output_tokens\":1}");
        JsonNode end = events.first("message_delta");
        assertThat(end.path("delta").toString()).isEqualTo("{\"stop_reason\":\"end_turn\",\"stop_sequence\":null}");
        assertThat(end.at("/usage/output_tokens").asInt()).isEqualTo(6);
        assertThat(answer.header("content-type")).isEqualTo("text/event-stream; charset=utf-8");
        assertThat(answer.header("content-length")).isEmpty();
        assertThat(answer.header("request-id")).startsWith("req_");
        assertThat(answer.header("anthropic-ratelimit-output-tokens-reset")).matches("\\d{4}-\\d\\d-\\d\\dT.*Z");
    }

    @Test
    void thinksInABlockOfItsOwn() {
        SentEvents events = SentEvents.of(stream(THINK + "}"));
        assertThat(events.text("/delta/thinking").split(" ")).hasSize(2);
        assertThat(events.text("/delta/text").split(" ")).hasSize(3);
        assertThat(events.text("/content_block/type")).isEqualTo("thinkingtext");
        assertThat(events.text("/index")).isEqualTo("00000" + "11111");
        assertThat(events.json().stream()
                        .map(event -> event.at("/delta/type").asText())
                        .filter(type -> !type.isEmpty())
                        .distinct())
                .containsExactly("thinking_delta", "signature_delta", "text_delta");
        assertThat(events.first("message_delta").path("usage").toString())
                .contains("\"output_tokens\":6,\"output_tokens_details\":{\"thinking_tokens\":2}");
    }

    @Test
    void omittedThoughtsHaveOnlyTheirSignature() {
        SentEvents events = SentEvents.of(stream(THINK + ",\"display\":\"omitted\"}"));
        assertThat(events.text("/delta/thinking")).isEmpty();
        assertThat(events.text("/delta/signature")).isNotEmpty();
        assertThat(events.text("/delta/text").split(" ")).hasSize(3);
    }

    @Test
    void answersInOnePiece() {
        JsonNode whole = SentEvents.parse(post(V1, HI + THINK + "}").body());
        assertThat(whole.at("/content/0/type").asText()).isEqualTo("thinking");
        assertThat(whole.at("/content/0/signature").asText()).isNotEmpty();
        assertThat(whole.at("/content/1/text").asText().split(" ")).hasSize(3);
        assertThat(whole.path("stop_reason").asText()).isEqualTo("end_turn");
        assertThat(whole.at("/usage/cache_creation").size()).isEqualTo(2);
    }

    @Test
    void theLimitIsAReason() {
        WireExchange answer = post(V1, HI.replace("2048", "4"));
        assertThat(answer.body()).contains("\"stop_reason\":\"max_tokens\"").contains("\"output_tokens\":4");
    }

    @Test
    void cachedTokensAreNotAmongTheInput() {
        String system = "w ".repeat(100);
        String body = "{"
                + HI.replace(
                        "\"Be brief.\"",
                        "[{\"type\":\"text\",\"text\":\"" + system + "\",\"cache_control\":{\"type\":\"ephemeral\"}}]")
                + "}";
        try (SimTalk caching = new SimTalk("anthropic", "prefix-cache,step=1ms,tokens=2")) {
            assertThat(caching.posted(PATH, body, V1).body())
                    .contains("\"input_tokens\":6,\"cache_creation_input_tokens\":96,\"cache_read_input_tokens\":0")
                    .contains("\"ephemeral_5m_input_tokens\":96");
            assertThat(caching.posted(PATH, body, V1).body())
                    .contains("\"input_tokens\":6,\"cache_creation_input_tokens\":0,\"cache_read_input_tokens\":96");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"temperature", "top_p", "top_k"})
    void samplingDependsOnTheVersion(String option) {
        assertThat(post(V1, HI + ",\"" + option + "\":1").statusLine()).startsWith("HTTP/1.1 200 ");
        WireExchange refused = post(V2, HI + ",\"" + option + "\":1");
        assertThat(refused.statusLine()).startsWith("HTTP/1.1 400 ");
        assertThat(refused.body()).contains("\"message\":\"" + option + ": Extra inputs are not permitted\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'anthropic-version: 2023-06-01'|\"messages\":[]|model: Field required",
                "'anthropic-version: 2023-06-01'|\"model\":\"m\",\"messages\":[{\"content\":\"x\"}]|max_tokens: Field required",
                "'anthropic-version: 2023-06-01'|\"model\":\"m\",\"max_tokens\":5|messages: at least one message is required",
                "'x-api-key: k'|\"model\":\"m\",\"max_tokens\":5|anthropic-version: header is required",
                "'anthropic-version: 2023-06-01'|\"model\":\"m\",\"max_tokens\":9,\"messages\":[{\"content\":\"x\"}],"
                        + "\"thinking\":{\"type\":\"enabled\",\"budget_tokens\":1024}|max_tokens: must be greater than",
            })
    void refuses(String header, String members, String message) {
        WireExchange answer = post(header, members);
        assertThat(answer.statusLine()).startsWith("HTTP/1.1 400 ");
        JsonNode error = SentEvents.parse(answer.body());
        assertThat(error.at("/error/type").asText()).isEqualTo("invalid_request_error");
        assertThat(error.at("/error/message").asText()).startsWith(message);
        assertThat(error.path("request_id").asText()).isEqualTo(answer.header("request-id"));
    }

    @Test
    void refusesALongPromptAndWhatIsNoJson() {
        assertThat(post(V1, HI.replace("hi there", "x ".repeat(4000))).body())
                .contains("prompt is too long: 4002 tokens > 3000 maximum");
        assertThat(sim.posted(PATH, "{", V1).statusLine()).startsWith("HTTP/1.1 400 ");
    }

    @Test
    void countsAndLists() {
        assertThat(sim.posted(PATH + "/count_tokens", "{" + HI + "}", V2).body())
                .isEqualTo("{\"input_tokens\":4}");
        JsonNode list = SentEvents.parse(sim.got("/v1/models", V1).body());
        assertThat(list.at("/data/0/lifecycle").asText()).isEqualTo("active");
        assertThat(list.path("has_more").asBoolean(true)).isFalse();
        assertThat(list.path("last_id").asText()).isEqualTo("sim");
        assertThat(sim.got("/v1/models/other", V1).body()).contains("\"id\":\"other\"");
        assertThat(sim.got("/v1/models").statusLine()).startsWith("HTTP/1.1 400 ");
    }

    private static WireExchange stream(String more) {
        return post(V2, HI + ",\"stream\":true" + more);
    }

    private static WireExchange post(String header, String members) {
        return sim.posted(PATH, "{" + members + "}", header, "x-api-key: k");
    }
}
