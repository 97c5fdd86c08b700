package io.llmharness.adapters.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.llmharness.runtime.sim.Serve;
import io.llmharness.runtime.sim.SimOptions;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The hosted engines side by side on one server. */
class OnePortTest {
    private static final String HOSTED = "openai,anthropic,gemini,azure-openai,cohere";
    private static final String HI =
            "{\"model\":\"m\",\"max_tokens\":9,\"stream\":true,\"messages\":[{\"role\":\"user\","
                    + "\"content\":\"hi\"}],\"contents\":[{\"parts\":[{\"text\":\"hi\"}]}],\"input\":\"hi\"}";

    @Test
    void modelsAreListedInTheWordsOfWhoAsks() {
        try (SimTalk sim = new SimTalk(HOSTED, "")) {
            assertThat(sim.got("/v1/models").body()).startsWith("{\"object\":\"list\"");
            assertThat(sim.got("/v1/models", "anthropic-version: 2023-06-01").body())
                    .contains("\"lifecycle\"");
            assertThat(sim.got("/v1/models", "x-goog-api-key: k").body()).contains("\"models/sim\"");
            assertThat(sim.got("/v1/models", "X-Client-Name: tests").body()).startsWith("{\"models\":[{\"name\"");
            assertThat(sim.got("/v1/models/x", "x-goog-api-key: k").body()).contains("\"models/x\"");
            assertThat(sim.got("/v1/models/x").body()).contains("\"owned_by\"");
        }
    }

    @Test
    void errorsAreInTheWordsOfThePath() {
        try (SimTalk sim = new SimTalk(HOSTED, "ttft=1ms,itl=1ms,errors=1:500")) {
            assertThat(sim.posted("/v1/messages", HI, "anthropic-version: x").body())
                    .contains("\"type\":\"api_error\"");
            assertThat(sim.posted("/v2/chat", HI).body()).startsWith("{\"id\":");
            assertThat(sim.posted("/v1/models/m:generateContent", HI).body()).contains("\"INTERNAL\"");
            assertThat(sim.posted("/openai/v1/responses", HI).body()).startsWith("{\"error\":{\"code\":\"500\"");
            assertThat(sim.posted("/v1/chat/completions", HI).body()).contains("\"param\":null");
        }
    }

    @Test
    void twoThatCannotBeToldApartAreRefusedByName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Serve.start(SimOptions.defaults(), List.of("openai", "anthropic", "vllm"), 0))
                .withMessage("engines \"openai\" and \"vllm\" both serve GET /v1/models: give each a port of its own");
    }

    /** What an engine says before its first token is no token: a client must not take it for one. */
    @ParameterizedTest
    @CsvSource({
        "/v1/messages,event: message_start",
        "/v1/responses,event: response.in_progress",
        "/v2/chat,event: message-start",
        "/openai/v1/chat/completions,prompt_filter_results"
    })
    void speaksBeforeItsFirstToken(String path, String said) throws IOException {
        try (SimTalk sim = new SimTalk(HOSTED, "ttft=60s,itl=1s");
                Socket socket = new Socket("127.0.0.1", sim.server().port())) {
            socket.setSoTimeout(20_000);
            String request =
                    "POST " + path + " HTTP/1.1\r\nHost: sim\r\nanthropic-version: 2023-06-01\r\nContent-Length: "
                            + HI.length() + "\r\n\r\n" + HI;
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            InputStream in = socket.getInputStream();
            StringBuilder heard = new StringBuilder();
            while (heard.indexOf(said) < 0) {
                int b = in.read();
                assertThat(b).as("end of " + heard).isNotNegative();
                heard.append((char) b);
            }
            assertThat(heard).doesNotContain("delta\":{\"");
        }
    }
}
