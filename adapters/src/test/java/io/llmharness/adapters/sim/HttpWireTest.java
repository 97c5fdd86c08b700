package io.llmharness.adapters.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmharness.adapters.contract.Replay;
import io.llmharness.adapters.contract.Targets;
import io.llmharness.adapters.contract.Told;
import io.llmharness.adapters.http.HttpAdapter;
import io.llmharness.api.ChatRequest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The plain service and the engine {@code http} without options understand each other. */
class HttpWireTest {
    private final HttpAdapter adapter = new HttpAdapter();

    @Test
    void streamsAndAnswersInOnePiece() {
        try (SimTalk sim = new SimTalk("http", "ttft=2ms,itl=1ms")) {
            byte[] asked = adapter.chat(ChatRequest.of("one two three").maxTokens(5), Targets.of(adapter))
                    .body();
            String request = new String(asked, StandardCharsets.UTF_8);
            Told streamed = played(sim.post("/", request));
            assertThat(streamed)
                    .extracting(Told::outcome, Told::payloads, Told::finish)
                    .containsExactly("ok", 5, "length");
            assertThat(streamed.usage()).containsExactly(3L, 5L, -1L, -1L);
            Told plain = played(sim.post("/", request.replace("\"stream\":true", "\"stream\":false")));
            assertThat(plain)
                    .extracting(Told::outcome, Told::text, Told::finish)
                    .containsExactly("ok", streamed.text(), "length");
            assertThat(played(sim.post("/", "{}")).outcome()).isEqualTo("bad-request");
            assertThat(sim.got("/").statusLine()).isEqualTo("HTTP/1.1 200 OK");
        }
    }

    @Test
    void failsOnPurpose() {
        try (SimTalk sim = new SimTalk("http", "ttft=2ms,itl=1ms")) {
            assertThat(played(sim.post("/", "{\"model\":\"fault-midstream\",\"stream\":true,\"prompt\":\"x\"}"))
                            .outcome())
                    .isEqualTo("midstream-error");
            assertThat(played(sim.post("/", "{\"model\":\"fault-429\",\"stream\":true,\"prompt\":\"x\"}"))
                            .outcome())
                    .isEqualTo("rate-limited");
            assertThat(played(sim.post("/", "{\"model\":\"fault-cut\",\"stream\":true,\"prompt\":\"x\"}"))
                            .outcome())
                    .isEqualTo("truncated");
        }
    }

    private Told played(String answer) {
        return new Replay(adapter, Targets.of(adapter)).play(answer.getBytes(StandardCharsets.UTF_8));
    }
}
