package io.llmharness.adapters.sim;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Cohere's chat of both versions; without recordings, held to its documentation. */
class CohereWireTest {
    private static final String PATH = "/v2/chat";
    private static final String HI =
            "\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"hi there my friend\"}]";
    private static final String THINK = ",\"thinking\":{\"type\":\"enabled\",\"token_budget\":100}";
    private static final String LEGACY = "{\"message\":\"hi there\",\"chat_history\":[{\"message\":\"a b\"}]";

    private static SimTalk sim;

    @BeforeAll
    static void start() {
        sim = new SimTalk("cohere", "ttft=2ms,itl=1ms,tokens=6,reasoning=2,context=1000");
    }

    @AfterAll
    static void stop() {
        sim.close();
    }

    @Test
    void streamsOneBlock() {
        WireExchange answer = post(",\"stream\":true");
        SentEvents events = SentEvents.of(answer);
        assertThat(events.order())
                .containsExactly("message-start", "content-start", "content-delta", "content-end", "message-end", "");
        assertThat(events.data().get(events.data().size() - 1)).isEqualTo("[DONE]");
        assertThat(events.text("/delta/message/content/text").split(" ")).hasSize(5);
        assertThat(events.first("message-end").path("delta").toString())
                .isEqualTo(
                        "{\"finish_reason\":\"COMPLETE\",\"usage\":{\"billed_units\":{\"input_tokens\":1,"
                                + "\"output_tokens\":6},\"tokens\":{\"input_tokens\":4,\"output_tokens\":6},\"cached_tokens\":0}}");
        assertThat(answer.header("x-debug-trace-id")).isNotEmpty();
        assertThat(answer.header("content-type")).isEqualTo("text/event-stream");
    }

    @Test
    void thinksInABlockOfItsOwn() {
        SentEvents events = SentEvents.of(post(",\"stream\":true" + THINK));
        assertThat(events.text("/delta/message/content/type")).isEqualTo("thinkingtext");
        assertThat(events.text("/delta/message/content/thinking").split(" ")).hasSize(2);
        assertThat(events.text("/delta/message/content/text").split(" ")).hasSize(3);
        assertThat(events.text("/index")).isEqualTo("0000" + "11111");
    }

    @Test
    void answersInOnePiece() {
        JsonNode whole = SentEvents.parse(post(THINK).body());
        assertThat(whole.at("/message/content/0/type").asText()).isEqualTo("thinking");
        assertThat(whole.at("/message/content/1/text").asText().split(" ")).hasSize(3);
        assertThat(whole.path("finish_reason").asText()).isEqualTo("COMPLETE");
        assertThat(whole.at("/usage/tokens/output_tokens").asInt()).isEqualTo(6);
        assertThat(post(",\"max_tokens\":3").body()).contains("\"finish_reason\":\"MAX_TOKENS\"");
    }

    @Test
    void versionOneStreamsLines() {
        WireExchange answer = sim.posted("/v1/chat", LEGACY + ",\"stream\":true}");
        assertThat(answer.header("content-type")).isEqualTo("application/stream+json");
        List<JsonNode> lines = answer.body().lines().map(SentEvents::parse).toList();
        assertThat(lines.stream().map(line -> line.path("event_type").asText()).distinct())
                .containsExactly("stream-start", "text-generation", "stream-end");
        JsonNode end = lines.get(lines.size() - 1);
        assertThat(end.path("is_finished").asBoolean()).isTrue();
        assertThat(end.at("/response/text").asText().split(" ")).hasSize(5);
        assertThat(end.at("/response/meta/tokens/input_tokens").asInt()).isEqualTo(4);
        assertThat(sim.posted("/v1/chat", LEGACY + ",\"stream\":true}", "Accept: text/event-stream")
                        .body())
                .startsWith("event: stream-start\ndata: {\"is_finished\":false");
    }

    @Test
    void versionOneAnswersInOnePiece() {
        JsonNode whole = SentEvents.parse(sim.posted("/v1/chat", LEGACY + "}").body());
        assertThat(whole.path("finish_reason").asText()).isEqualTo("COMPLETE");
        assertThat(whole.at("/chat_history/1/message")).isEqualTo(whole.path("text"));
    }

    @Test
    void refuses() {
        assertThat(sim.posted(PATH, "{").body()).contains("\"message\":\"invalid json");
        assertThat(sim.posted(PATH, "{\"messages\":[]}").body()).contains("model is required");
        assertThat(sim.posted(PATH, "{\"model\":\"m\"}").body()).contains("messages must not be empty");
        String words = HI.replace("hi there", "x ".repeat(2000));
        assertThat(sim.posted(PATH, "{" + words + "}").body()).contains("too many tokens: size limit exceeded by 1003");
        try (SimTalk one = new SimTalk("cohere", "models=only")) {
            WireExchange other = one.posted(PATH, "{" + HI + "}");
            assertThat(other.statusLine()).startsWith("HTTP/1.1 404 ");
            assertThat(Shape.ofText(other.body())).isEqualTo("{id:text,message:text}");
            assertThat(one.got("/v1/models").body()).contains("{\"models\":[{\"name\":\"only\"");
            assertThat(one.got("/v1/models/only").body()).startsWith("{\"name\":\"only\"");
        }
    }

    private static WireExchange post(String more) {
        return sim.posted(PATH, "{" + HI + more + "}");
    }
}
