package io.llmharness.adapters.sim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Our vLLM's answers have the structure of the real one's. */
class VllmRecordedTest {
    private static final String CHAT = "/v1/chat/completions";
    private static final String TEXT = "/v1/completions";
    private static final String HELLO =
            "\"model\":\"tiny-llama\",\"messages\":[{\"role\":\"user\",\"content\":\"Say hello.\"}]";
    private static final String ONCE = "\"model\":\"tiny-llama\",\"prompt\":\"Once upon a time\"";

    private static SimTalk sim;

    @BeforeAll
    static void start() {
        sim = new SimTalk("vllm", "ttft=2ms,itl=1ms,models=tiny-llama,context=2048");
    }

    @AfterAll
    static void stop() {
        sim.close();
    }

    @Test
    void chats() {
        same("chat_stream", CHAT, HELLO + ",\"max_tokens\":8,\"stream\":true");
        same(
                "chat_stream_usage",
                CHAT,
                HELLO + ",\"max_tokens\":8,\"stream\":true,\"stream_options\":{\"include_usage\":true}");
        same("chat_nonstream", CHAT, HELLO + ",\"max_tokens\":8");
        same("chat_max_completion_tokens", CHAT, HELLO + ",\"max_completion_tokens\":4");
    }

    @Test
    void completions() {
        String usage = ",\"stream\":true,\"stream_options\":{\"include_usage\":true}";
        String running = ",\"stream\":true,\"stream_options\":{\"include_usage\":true,\"continuous_usage_stats\":true}";
        same("completion_max_tokens_1_stream", TEXT, ONCE + ",\"max_tokens\":1" + usage);
        same("completion_stream_ignore_eos", TEXT, ONCE + ",\"max_tokens\":16,\"ignore_eos\":true" + usage);
        same("completion_nonstream", TEXT, ONCE + ",\"max_tokens\":8");
        same("completion_batch_prompts", TEXT, "\"model\":\"tiny-llama\",\"prompt\":[[1],[2]],\"max_tokens\":2");
        assertThat(Shape.ofChunks(posted(TEXT, ONCE + ",\"max_tokens\":4" + running)))
                .isEqualTo(withText(recorded("completion_stream_continuous_usage")));
    }

    @Test
    void twoAnswersShareOneUsage() {
        WireExchange ours = posted(
                TEXT, ONCE + ",\"max_tokens\":3,\"n\":2,\"stream\":true,\"stream_options\":{\"include_usage\":true}");
        assertThat(Shape.ofChunks(ours).stream().distinct())
                .isEqualTo(withText(recorded("completion_n2_stream")).stream()
                        .distinct()
                        .toList());
        assertThat(ours.body()).contains("\"prompt_tokens\":4,\"total_tokens\":10,\"completion_tokens\":6}");
    }

    @ParameterizedTest
    @CsvSource({
        "get_health,/health",
        "get_ping,/ping",
        "get_version,/version",
        "get_load,/load",
        "get_v1_models,/v1/models",
        "get_props,/props"
    })
    void plainRoutes(String recording, String path) {
        hold(sim.got(path), recorded(recording));
    }

    @Test
    void refusals() {
        same("err_bad_model", TEXT, "\"model\":\"no-such-model\",\"prompt\":\"x\"");
        same("err_bad_model_stream", TEXT, "\"model\":\"no-such-model\",\"prompt\":\"x\",\"stream\":true");
        same("err_bad_temperature", TEXT, ONCE + ",\"temperature\":-1");
        same("err_max_tokens_too_big", TEXT, ONCE + ",\"max_tokens\":8192");
        same("err_missing_prompt", TEXT, "\"model\":\"tiny-llama\"");
        same("err_wrong_type", TEXT, ONCE + ",\"max_tokens\":\"many\"");
        same(
                "err_context_too_long_stream",
                TEXT,
                "\"model\":\"tiny-llama\",\"prompt\":\"" + "word ".repeat(3000) + "\",\"stream\":true");
    }

    @Test
    void refusalsSayTheSame() {
        assertThat(posted(TEXT, ONCE + ",\"max_tokens\":8192").body())
                .isEqualTo(recorded("err_max_tokens_too_big").body());
        assertThat(posted(TEXT, ONCE + ",\"temperature\":-1").body())
                .isEqualTo(recorded("err_bad_temperature").body());
        assertThat(posted(TEXT, "\"model\":\"no-such-model\",\"prompt\":\"x\"").body())
                .isEqualTo(recorded("err_bad_model").body());
        assertThat(posted(TEXT, ONCE + ",\"max_tokens\":\"many\"").body())
                .isEqualTo(recorded("err_wrong_type").body());
    }

    @Test
    void refusesWhatIsNoJson() {
        WireExchange ours = sim.posted(TEXT, "{\"model\":\"tiny-llama\",\"prompt\":");
        assertThat(ours.statusLine()).isEqualTo("HTTP/1.1 400 Bad Request");
        assertThat(ours.body())
                .contains("'type': 'json_invalid'")
                .contains("\"type\":\"Bad Request\",\"param\":\"body.");
        String untyped = "{" + ONCE + "}";
        WireExchange other = WireExchange.parse(
                sim.exchange("POST " + TEXT + " HTTP/1.1\r\nHost: sim\r\nConnection: close\r\nContent-Length: "
                                + untyped.length() + "\r\n\r\n" + untyped)
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        hold(other, recorded("err_no_content_type"));
        assertThat(other.body()).isEqualTo(recorded("err_no_content_type").body());
    }

    @Test
    void tokenizes() {
        hold(posted("/tokenize", "\"model\":\"tiny-llama\",\"prompt\":\"Hello world\""), recorded("get_tokenize"));
        assertThat(posted("/tokenize", "\"messages\":[{\"role\":\"user\",\"content\":\"a b c\"}]")
                        .body())
                .startsWith("{\"count\":3,");
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

    /** The recorded structure with its events of empty text as if they had some: those come from its odd tokens. */
    private static java.util.List<String> withText(WireExchange real) {
        java.util.List<String> shapes = new java.util.ArrayList<>();
        for (String shape : Shape.ofChunks(real)) {
            String filled = shape.replace("text:''", "text:text");
            if (shapes.isEmpty() || !shapes.get(shapes.size() - 1).equals(filled)) {
                shapes.add(filled);
            }
        }
        return shapes;
    }

    private static WireExchange posted(String path, String members) {
        return sim.posted(path, "{" + members + "}");
    }

    private static WireExchange recorded(String name) {
        return WireExchange.recorded("vllm/" + name + ".http.txt");
    }
}
