package io.llmharness.adapters.sim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Our Ollama's answers have the structure of the real one's. */
class OllamaRecordedTest {
    private static final String GENERATE = "/api/generate";
    private static final String CHAT = "/api/chat";
    private static final String HELLO =
            "\"model\":\"gemma3:270m\",\"messages\":[{\"role\":\"user\",\"content\":\"Say hello.\"}]";
    private static final String ONCE =
            "\"model\":\"gemma3:270m\",\"prompt\":\"Once upon a time there was a server that\"";

    private static SimTalk sim;

    @BeforeAll
    static void start() {
        sim = new SimTalk("ollama", "ttft=2ms,itl=1ms,models=gemma3:270m");
    }

    @AfterAll
    static void stop() {
        sim.close();
    }

    @Test
    void chats() {
        same("chat-stream", CHAT, HELLO + ",\"options\":{\"seed\":1,\"temperature\":0.7,\"num_predict\":24}");
        try (SimTalk brief = new SimTalk("ollama", "ttft=2ms,itl=1ms,tokens=2")) {
            WireExchange ours = brief.posted(CHAT, "{" + HELLO + ",\"options\":{\"num_predict\":40}}");
            hold(ours, recorded("chat-stop"));
            assertThat(ours.body()).contains("\"eval_count\":2,");
        }
    }

    @Test
    void generates() {
        same("generate-stream-warm", GENERATE, ONCE + ",\"options\":{\"num_predict\":24}");
        same("generate", GENERATE, ONCE + ",\"stream\":false,\"options\":{\"num_predict\":24}");
        same("load-only", GENERATE, "\"model\":\"gemma3:270m\"");
    }

    @ParameterizedTest
    @CsvSource({"root,/", "metrics-absent,/metrics", "ps-empty,/api/ps", "tags,/api/tags"})
    void plainRoutes(String recording, String path) {
        try (SimTalk fresh = new SimTalk("ollama", "ttft=2ms,models=gemma3:270m")) {
            hold(fresh.got(path), recorded(recording));
        }
    }

    @Test
    void refusals() {
        same(
                "err-unknown-model-chat",
                CHAT,
                "\"model\":\"no-such-model\",\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]");
        same("err-unknown-model-generate", GENERATE, "\"model\":\"no-such-model\",\"prompt\":\"x\"");
        same("err-bad-option-type", GENERATE, ONCE + ",\"options\":{\"temperature\":\"hot\"}");
        hold(sim.posted(GENERATE, ""), recorded("err-empty-body"));
        hold(sim.posted(GENERATE, "{\"model\": "), recorded("err-bad-json-generate"));
        hold(sim.got(CHAT), recorded("err-method"));
        assertThat(posted(GENERATE, ONCE + ",\"options\":{\"temperature\":\"hot\"}")
                        .body())
                .isEqualTo(recorded("err-bad-option-type").body());
    }

    @Test
    void cutsLongPromptsWithoutAWordUnlessForbidden() {
        String longer = "\"model\":\"gemma3:270m\",\"prompt\":\"" + "word ".repeat(300)
                + "\",\"options\":{\"num_ctx\":256,\"num_predict\":2}";
        assertThat(posted(GENERATE, longer).body()).contains("\"prompt_eval_count\":256,");
        same("ctx-exceeded-truncate-false", GENERATE, longer + ",\"truncate\":false");
    }

    @Test
    void failsInMidstream() {
        try (SimTalk any = new SimTalk("ollama", "ttft=2ms,itl=1ms")) {
            String named = "{\"model\":\"fault-midstream\",\"prompt\":\"Once upon a time\"}";
            WireExchange ours = any.posted(GENERATE, named);
            hold(ours, recorded("midstream-kill-native"));
            assertThat(ours.chunks()).hasSize(4);
        }
    }

    @Test
    void refusesWhenItsQueueIsFull() {
        try (SimTalk full = new SimTalk("ollama", "ttft=10s,itl=1s,slots=1,queue=0");
                HeldRequest running = new HeldRequest(full.server().port(), GENERATE, "{" + ONCE + "}")) {
            running.awaitRunning(full.server());
            hold(full.posted(GENERATE, "{" + ONCE + "}"), recorded("overload-503-native"));
        }
    }

    @Test
    void modelsComeAndGo() {
        try (SimTalk fresh = new SimTalk("ollama", "ttft=2ms,itl=1ms,load=300ms")) {
            String loaded = fresh.post(GENERATE, "{" + ONCE + ",\"stream\":false,\"options\":{\"num_predict\":2}}");
            assertThat(loaded).containsPattern("\"load_duration\":[3-9]\\d{8}[,}]");
            assertThat(fresh.get("/api/ps"))
                    .contains("\"name\":\"gemma3:270m\"")
                    .contains("\"expires_at\"");
            String warm = fresh.post(GENERATE, "{" + ONCE + ",\"stream\":false,\"options\":{\"num_predict\":2}}");
            assertThat(warm).doesNotContainPattern("\"load_duration\":[3-9]\\d{8}[,}]");
            String gone = fresh.post(GENERATE, "{\"model\":\"gemma3:270m\",\"keep_alive\":0}");
            assertThat(gone).contains("\"done_reason\":\"unload\"");
            assertThat(fresh.get("/api/ps")).endsWith("{\"models\":[]}");
        }
    }

    private static void same(String recording, String path, String members) {
        hold(posted(path, members), recorded(recording));
    }

    private static void hold(WireExchange ours, WireExchange real) {
        assertThat(ours.statusLine()).isEqualTo(real.statusLine());
        assertThat(ours.headerShape()).isEqualTo(real.headerShape());
        assertThat(Shape.ofChunks(ours)).isEqualTo(Shape.ofChunks(real));
        assertThat(ours.whole()).isTrue();
    }

    private static WireExchange posted(String path, String members) {
        return sim.posted(path, "{" + members + "}");
    }

    private static WireExchange recorded(String name) {
        return WireExchange.recorded("ollama/" + name + ".txt");
    }
}
