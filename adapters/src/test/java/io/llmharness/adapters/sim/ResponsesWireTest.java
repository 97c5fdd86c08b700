package io.llmharness.adapters.sim;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** OpenAI's Responses; without recordings, held to its OpenAPI file. */
class ResponsesWireTest {
    private static final String PATH = "/v1/responses";
    private static final String HI = "\"model\":\"m\",\"instructions\":\"Be brief.\",\"input\":[{\"role\":\"user\","
            + "\"content\":[{\"type\":\"input_text\",\"text\":\"hi there\"}]}]";
    private static final String REASON = ",\"reasoning\":{\"effort\":\"low\",\"summary\":\"auto\"}";

    private static SimTalk sim;

    @BeforeAll
    static void start() {
        sim = new SimTalk("openai", "ttft=2ms,itl=1ms,tokens=6,reasoning=2,context=1000");
    }

    @AfterAll
    static void stop() {
        sim.close();
    }

    @Test
    void streamsNumberedEvents() {
        WireExchange answer = stream("");
        SentEvents events = SentEvents.of(answer);
        assertThat(events.order())
                .containsExactly(
                        "response.created",
                        "response.in_progress",
                        "response.output_item.added",
                        "response.content_part.added",
                        "response.output_text.delta",
                        "response.output_text.done",
                        "response.content_part.done",
                        "response.output_item.done",
                        "response.completed");
        isNumbered(events);
        assertThat(answer.body()).doesNotContain("[DONE]");
        String text = events.text("/delta");
        assertThat(text.split(" ")).hasSize(5);
        assertThat(events.first("response.output_text.done").path("text").asText())
                .isEqualTo(text);
        JsonNode response = events.first("response.completed").path("response");
        assertThat(response.at("/output/0/content/0/text").asText()).isEqualTo(text);
        assertThat(response.path("status").asText()).isEqualTo("completed");
        assertThat(response.path("usage").toString())
                .isEqualTo(
                        "{\"input_tokens\":4,\"input_tokens_details\":{\"cached_tokens\":0,\"cache_write_tokens\":0},"
                                + "\"output_tokens\":6,\"output_tokens_details\":{\"reasoning_tokens\":0},\"total_tokens\":10}");
        assertThat(events.first("response.created").at("/response/usage").isNull())
                .isTrue();
        assertThat(response.has("output_text")).as("exists only in SDKs").isFalse();
    }

    @Test
    void reasonsInAnItemOfItsOwn() {
        SentEvents events = SentEvents.of(stream(REASON));
        isNumbered(events);
        assertThat(events.order().subList(2, 12))
                .containsExactly(
                        "response.output_item.added",
                        "response.reasoning_summary_part.added",
                        "response.reasoning_summary_text.delta",
                        "response.reasoning_summary_text.done",
                        "response.reasoning_summary_part.done",
                        "response.output_item.done",
                        "response.output_item.added",
                        "response.content_part.added",
                        "response.output_text.delta",
                        "response.output_text.done");
        JsonNode response = events.first("response.completed").path("response");
        assertThat(response.at("/output/0/summary/0/text").asText())
                .isEqualTo(events.first("response.reasoning_summary_text.done")
                        .path("text")
                        .asText())
                .matches("\\w+ \\w+");
        assertThat(response.at("/output/1/content/0/text").asText().split(" ")).hasSize(3);
        assertThat(response.at("/usage/output_tokens_details/reasoning_tokens").asInt())
                .isEqualTo(2);
        assertThat(events.first("response.output_text.delta")
                        .path("output_index")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void reasoningWithoutASummaryIsSilent() {
        SentEvents events = SentEvents.of(stream(",\"reasoning\":{\"effort\":\"low\"}"));
        isNumbered(events);
        assertThat(events.order()).noneMatch(name -> name.contains("summary"));
        assertThat(events.last("response.completed").at("/response/output/0/summary"))
                .isEmpty();
        assertThat(events.last("response.completed").at("/response/output")).hasSize(2);
    }

    @Test
    void theLimitMakesItIncomplete() {
        SentEvents events = SentEvents.of(stream(",\"max_output_tokens\":4"));
        JsonNode response = events.first("response.incomplete").path("response");
        assertThat(response.path("status").asText()).isEqualTo("incomplete");
        assertThat(response.at("/incomplete_details/reason").asText()).isEqualTo("max_output_tokens");
    }

    @Test
    void deltasArePaddedUnlessToldNotTo() {
        SentEvents padded = SentEvents.of(stream(""));
        assertThat(padded.json().stream()
                        .filter(event -> event.has("obfuscation"))
                        .map(event -> (event.path("delta").asText()
                                        + event.path("obfuscation").asText())
                                .length())
                        .distinct())
                .containsExactly(16);
        SentEvents plain = SentEvents.of(stream(",\"stream_options\":{\"include_obfuscation\":false}"));
        assertThat(plain.json()).noneMatch(event -> event.has("obfuscation"));
    }

    @Test
    void answersInOnePiece() {
        JsonNode response =
                SentEvents.parse(post(REASON + ",\"metadata\":{\"k\":\"v\"}").body());
        assertThat(response.path("object").asText()).isEqualTo("response");
        assertThat(response.at("/output/0/type").asText()).isEqualTo("reasoning");
        assertThat(response.at("/output/1/type").asText()).isEqualTo("message");
        assertThat(response.at("/metadata/k").asText()).isEqualTo("v");
        assertThat(response.at("/usage/total_tokens").asInt()).isEqualTo(10);
    }

    @Test
    void failsInMidstreamWithTwoEvents() {
        SentEvents events =
                SentEvents.of(sim.posted(PATH, "{" + HI.replace("\"m\"", "\"fault-midstream\"") + ",\"stream\":true}"));
        isNumbered(events);
        List<String> names = events.names();
        assertThat(names.subList(names.size() - 2, names.size())).containsExactly("error", "response.failed");
        assertThat(events.first("error").path("code").asText()).isEqualTo("server_error");
        assertThat(events.first("response.failed").at("/response/error/code").asText())
                .isEqualTo("server_error");
    }

    @Test
    void refuses() {
        assertThat(sim.posted(PATH, "{\"model\":\"m\"}").body()).contains("Missing required parameter: 'input'.");
        assertThat(sim.posted(PATH, "{\"input\":\"x\"}").body()).contains("you must provide a model parameter");
        assertThat(sim.posted(PATH, "{").statusLine()).startsWith("HTTP/1.1 400 ");
        assertThat(sim.posted(PATH, "{\"model\":\"m\",\"input\":\"" + "x ".repeat(1000) + "\"}")
                        .body())
                .contains("\"code\":\"context_length_exceeded\"");
    }

    private static void isNumbered(SentEvents events) {
        List<JsonNode> all = events.json();
        for (int i = 0; i < all.size(); i++) {
            assertThat(all.get(i).path("sequence_number").asInt(-1)).isEqualTo(i);
            assertThat(all.get(i).path("type").asText())
                    .isEqualTo(events.names().get(i));
        }
    }

    private static WireExchange stream(String more) {
        return post(",\"stream\":true" + more);
    }

    private static WireExchange post(String more) {
        return sim.posted(PATH, "{" + HI + more + "}");
    }
}
