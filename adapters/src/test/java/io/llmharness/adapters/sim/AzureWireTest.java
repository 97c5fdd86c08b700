package io.llmharness.adapters.sim;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where Azure differs from OpenAI; without recordings, held to its documentation. */
class AzureWireTest {
    private static final String OLD = "/openai/deployments/d/chat/completions";
    private static final String VERSION = "?api-version=2024-10-21";
    private static final String HI = "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"hi there\"}]";

    private static SimTalk sim;

    @BeforeAll
    static void start() {
        sim = new SimTalk("azure-openai", "ttft=2ms,itl=1ms,tokens=6");
    }

    @AfterAll
    static void stop() {
        sim.close();
    }

    @ParameterizedTest
    @CsvSource({OLD + VERSION + ",d", "/openai/v1/chat/completions,m"})
    void streamsVerdictsFirst(String path, String model) {
        WireExchange answer = sim.posted(path, HI + ",\"stream\":true,\"stream_options\":{\"include_usage\":true}}");
        SentEvents events = SentEvents.of(answer);
        JsonNode first = events.json().get(0);
        assertThat(first.path("choices")).isEmpty();
        assertThat(first.path("id").asText("x") + first.path("object").asText("x"))
                .isEmpty();
        assertThat(first.at("/prompt_filter_results/0/content_filter_results/hate/severity")
                        .asText())
                .isEqualTo("safe");
        assertThat(events.json()
                        .get(2)
                        .at("/choices/0/content_filter_results/violence/filtered")
                        .isBoolean())
                .isTrue();
        assertThat(events.json().get(1).path("model").asText()).isEqualTo(model);
        assertThat(events.text("/choices/0/delta/content").split(" ")).hasSize(5);
        assertThat(answer.body()).endsWith("data: [DONE]\n\n").contains("\"total_tokens\":8");
        assertThat(answer.header("apim-request-id")).matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
        assertThat(answer.header("x-ratelimit-remaining-tokens")).matches("\\d+");
        assertThat(answer.header("x-ratelimit-reset-tokens")).isEmpty();
    }

    @Test
    void answersInOnePiece() {
        JsonNode whole = SentEvents.parse(sim.posted(OLD + VERSION, HI + "}").body());
        assertThat(whole.path("prompt_filter_results")).hasSize(1);
        assertThat(whole.at("/choices/0/content_filter_results")).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {OLD, "/openai/deployments/d/completions", "/openai/responses"})
    void theOldFormNeedsAVersion(String path) {
        String body = HI + ",\"prompt\":\"x\",\"input\":\"x\"}";
        for (String query : new String[] {"", "?api-version=", "?x=y"}) {
            WireExchange refused = sim.posted(path + query, body);
            assertThat(refused.statusLine()).startsWith("HTTP/1.1 404 ");
            assertThat(refused.body()).isEqualTo("{\"error\":{\"code\":\"404\",\"message\":\"Resource not found\"}}");
        }
        assertThat(sim.posted(path + VERSION, body).statusLine()).startsWith("HTTP/1.1 200 ");
        assertThat(sim.posted(path + "?x=y&api-version=preview", body).statusLine())
                .startsWith("HTTP/1.1 200 ");
    }

    @Test
    void responsesTellTheFilterInAnotherForm() {
        JsonNode response = SentEvents.parse(sim.posted("/openai/v1/responses", "{\"model\":\"m\",\"input\":\"x\"}")
                .body());
        assertThat(response.at("/content_filters/0/source_type").asText()).isEqualTo("prompt");
    }

    @Test
    void listsModelsAndEchoesTheClientsId() {
        assertThat(sim.got("/openai/models").statusLine()).startsWith("HTTP/1.1 404 ");
        assertThat(sim.got("/openai/models" + VERSION).body()).contains("\"id\":\"sim\"");
        assertThat(sim.got("/openai/v1/models", "x-ms-client-request-id: mine").header("x-ms-client-request-id"))
                .isEqualTo("mine");
    }

    @Test
    void anUnknownDeploymentIsNamedSo() {
        try (SimTalk one = new SimTalk("azure-openai", "models=only")) {
            WireExchange other = one.posted(OLD + VERSION, HI + "}");
            assertThat(other.statusLine()).startsWith("HTTP/1.1 404 ");
            assertThat(SentEvents.parse(other.body()).at("/error/code").asText())
                    .isEqualTo("DeploymentNotFound");
        }
    }

    @Test
    void resetsAreWholeSeconds() {
        WireExchange limited = sim.posted("/openai/v1/chat/completions", HI.replace("\"m\"", "\"fault-429\"") + "}");
        assertThat(limited.header("retry-after")).isEqualTo("1");
        assertThat(limited.header("retry-after-ms")).isEqualTo("1000");
        assertThat(limited.header("x-ratelimit-reset-tokens")).isEqualTo("1");
    }
}
