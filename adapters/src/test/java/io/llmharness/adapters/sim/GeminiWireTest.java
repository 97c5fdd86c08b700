package io.llmharness.adapters.sim;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Gemini's and Vertex AI's content; without recordings, held to Google's definitions. */
class GeminiWireTest {
    private static final String MODEL = "/v1beta/models/m";
    private static final String HI =
            "\"systemInstruction\":{\"parts\":[{\"text\":\"Be brief.\"}]},\"contents\":[{\"role\":\"user\",\"parts\":[{\"text\":\"hi there\"}]}]";
    private static final String THOUGHTS =
            ",\"generationConfig\":{\"maxOutputTokens\":64,\"thinkingConfig\":{\"include_thoughts\":true,\"thinking_budget\":128}}";
    private static final String TEXT = "/candidates/0/content/parts/0/text";

    private static SimTalk sim;

    @BeforeAll
    static void start() {
        sim = new SimTalk("gemini", "ttft=2ms,itl=1ms,tokens=6,reasoning=2,context=1000");
    }

    @AfterAll
    static void stop() {
        sim.close();
    }

    @Test
    void streamsEventsThatEndInCrLf() {
        WireExchange answer = post(MODEL + ":streamGenerateContent?alt=sse", "");
        SentEvents events = SentEvents.of(answer);
        assertThat(answer.chunks())
                .allSatisfy(chunk -> assertThat(chunk).startsWith("data: {").endsWith("}\r\n\r\n"));
        assertThat(answer.body()).doesNotContain("[DONE]").doesNotContain("event:");
        assertThat(answer.header("content-type")).isEqualTo("text/event-stream");
        assertThat(events.text(TEXT).split(" ")).hasSize(5);
        assertThat(events.text("/candidates/0/finishReason")).isEqualTo("STOP");
        JsonNode last = events.json().get(events.json().size() - 1);
        assertThat(last.path("usageMetadata").toString())
                .isEqualTo("{\"promptTokenCount\":4,\"candidatesTokenCount\":6,\"totalTokenCount\":10,"
                        + "\"promptTokensDetails\":[{\"modality\":\"TEXT\",\"tokenCount\":4}]}");
        assertThat(last.at("/candidates/0/finishReason").asText()).isEqualTo("STOP");
        assertThat(events.json()
                        .get(0)
                        .at("/usageMetadata/candidatesTokenCount")
                        .asInt())
                .isEqualTo(1);
        assertThat(events.json().stream()
                        .map(event -> event.path("responseId").asText())
                        .distinct())
                .hasSize(1);
    }

    @Test
    void streamsOneArrayLaidOutOverLines() {
        WireExchange answer = post(MODEL + ":streamGenerateContent", "");
        assertThat(answer.header("content-type")).isEqualTo("application/json; charset=UTF-8");
        assertThat(answer.body()).startsWith("[{\n  \"candidates\": [\n    {\n").endsWith("}\n]\n");
        assertThat(answer.chunks().get(1)).startsWith(",\r\n{\n");
        JsonNode array = SentEvents.parse(answer.body());
        assertThat(array.isArray()).isTrue();
        assertThat(array).hasSize(6);
        assertThat(StreamSupport.stream(array.spliterator(), false)
                        .map(each -> each.at(TEXT).asText()))
                .noneMatch(text -> text.contains("\n"));
        assertThat(array.get(5).at("/candidates/0/finishReason").asText()).isEqualTo("STOP");
    }

    @Test
    void thoughtsAreMarkedAndCountedApart() {
        SentEvents events = SentEvents.of(post(MODEL + ":streamGenerateContent?alt=sse", THOUGHTS));
        JsonNode last = events.json().get(events.json().size() - 1);
        assertThat(events.json().stream()
                        .filter(event -> event.at("/candidates/0/content/parts/0/thought")
                                .asBoolean(false)))
                .hasSize(2);
        assertThat(last.at("/usageMetadata/thoughtsTokenCount").asInt()).isEqualTo(2);
        assertThat(last.at("/usageMetadata/candidatesTokenCount").asInt()).isEqualTo(4);
        assertThat(last.at("/usageMetadata/totalTokenCount").asInt()).isEqualTo(10);
    }

    @Test
    void thoughtsThatAreNotAskedForAreHidden() {
        WireExchange answer = post(MODEL + ":streamGenerateContent?alt=sse", THOUGHTS.replace("true", "false"));
        assertThat(answer.body()).doesNotContain("\"thought\"").contains("\"thoughtsTokenCount\":2");
        assertThat(SentEvents.of(answer).json()).hasSize(4);
        assertThat(post(MODEL + ":generateContent", THOUGHTS.replace("128", "0"))
                        .body())
                .doesNotContain("thoughtsTokenCount");
    }

    @Test
    void answersInOnePiece() {
        JsonNode whole =
                SentEvents.parse(post(MODEL + ":generateContent", THOUGHTS).body());
        assertThat(whole.at("/candidates/0/content/parts/0/thought").asBoolean())
                .isTrue();
        assertThat(whole.at("/candidates/0/content/parts/1/text").asText().split(" "))
                .hasSize(3);
        assertThat(whole.at("/usageMetadata/thoughtsTokenCount").asInt()).isEqualTo(2);
    }

    @Test
    void severalCandidatesHaveTheirIndex() {
        String two = THOUGHTS.replace("\"maxOutputTokens\":64", "\"candidate_count\":2,\"max_output_tokens\":4");
        JsonNode whole = SentEvents.parse(post(MODEL + ":generateContent", two).body());
        assertThat(whole.path("candidates")).hasSize(2);
        assertThat(whole.at("/candidates/1/index").asInt()).isEqualTo(1);
        assertThat(whole.at("/candidates/1/content/parts")).hasSize(2);
        assertThat(whole.at("/candidates/1/finishReason").asText()).isEqualTo("MAX_TOKENS");
        SentEvents events = SentEvents.of(post(MODEL + ":streamGenerateContent?alt=sse", two));
        assertThat(events.text("/candidates/0/index")).isEqualTo("01010101");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/models/m",
                "/v1beta/models/m",
                "/v1/publishers/google/models/m",
                "/v1beta1/projects/p/locations/us-central1/publishers/google/models/m",
                "/v1/projects/p/locations/global/publishers/google/models/m"
            })
    void everyPathAnswers(String path) {
        assertThat(post(path + ":generateContent", "").body()).contains("\"finishReason\": \"STOP\"");
        assertThat(SentEvents.parse(post(path + ":countTokens", "").body()).toString())
                .isEqualTo("{\"totalTokens\":4}");
        assertThat(post(path + ":dance", "").statusLine()).startsWith("HTTP/1.1 404 ");
    }

    @Test
    void refuses() {
        WireExchange empty = sim.posted(MODEL + ":generateContent", "{}");
        assertThat(empty.statusLine()).startsWith("HTTP/1.1 400 ");
        assertThat(SentEvents.parse(empty.body()).at("/error/status").asText()).isEqualTo("INVALID_ARGUMENT");
        assertThat(sim.posted(MODEL + ":generateContent", "{").statusLine()).startsWith("HTTP/1.1 400 ");
        String words = HI.replace("hi there", "x ".repeat(2000));
        assertThat(sim.posted(MODEL + ":generateContent", "{" + words + "}").body())
                .contains("The input token count (2002) exceeds the maximum number of tokens allowed (1000).");
        try (SimTalk one = new SimTalk("gemini", "models=only")) {
            WireExchange other = one.posted(MODEL + ":streamGenerateContent", "{" + HI + "}");
            assertThat(other.statusLine()).startsWith("HTTP/1.1 404 ");
            assertThat(SentEvents.parse(other.body()).at("/0/error/message").asText())
                    .isEqualTo("models/m is not found for API version v1beta, or is not supported for "
                            + "streamGenerateContent.");
            assertThat(one.got("/v1beta/models").body()).contains("\"name\": \"models/only\"");
            assertThat(one.got("/v1beta/models/only").body()).contains("\"name\": \"models/only\"");
            assertThat(one.got("/v1beta1/publishers/google/models").body())
                    .contains("\"publisherModels\"")
                    .contains("\"publishers/google/models/only\"");
        }
    }

    private static WireExchange post(String path, String more) {
        return sim.posted(path, "{" + HI + more + "}", "x-goog-api-key: k");
    }
}
