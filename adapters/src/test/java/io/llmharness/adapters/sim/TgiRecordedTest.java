package io.llmharness.adapters.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Our TGI's answers have the structure of the real one's. */
class TgiRecordedTest {
    private static final String GENERATE = "/generate";
    private static final String STREAM = "/generate_stream";
    private static final String CHAT = "/v1/chat/completions";
    private static final String TEXT = "/v1/completions";
    private static final String FOX = "\"inputs\":\"The quick brown fox\"";
    private static final String HELLO =
            "\"model\":\"tgi\",\"messages\":[{\"role\":\"user\",\"content\":\"Say hello.\"}]";

    private static SimTalk sim;

    @BeforeAll
    static void start() {
        sim = new SimTalk("tgi", "ttft=2ms,itl=1ms,models=tiny-llama,context=1280");
    }

    @AfterAll
    static void stop() {
        sim.close();
    }

    @Test
    void generates() {
        same("generate", GENERATE, FOX + ",\"parameters\":{\"max_new_tokens\":12}");
        same("generate-full-text", GENERATE, FOX + ",\"parameters\":{\"max_new_tokens\":6,\"return_full_text\":true}");
        same("generate-stream", STREAM, FOX + ",\"parameters\":{\"max_new_tokens\":24}");
        same("generate-stream-details", STREAM, FOX + ",\"parameters\":{\"max_new_tokens\":6,\"details\":true}");
        same("root-post-stream", "/", FOX + ",\"stream\":true,\"parameters\":{\"max_new_tokens\":4}");
        assertThat(posted("/", FOX + ",\"parameters\":{\"max_new_tokens\":4}").body())
                .startsWith("[{\"generated_text\":\"The quick brown fox")
                .endsWith("\"}]");
    }

    @Test
    void theEndOfTextIsASpecialTokenThatCounts() {
        try (SimTalk brief = new SimTalk("tgi", "ttft=2ms,itl=1ms,tokens=3")) {
            String body = brief.post(STREAM, "{" + FOX + ",\"parameters\":{\"details\":true}}");
            assertThat(body)
                    .contains(
                            "\"index\":3,\"token\":{\"id\":",
                            "\"text\":\"</s>\"",
                            "\"special\":true},\"generated_text\":\"")
                    .contains("\"finish_reason\":\"eos_token\",\"generated_tokens\":3,");
            assertThat(brief.post(CHAT, "{" + HELLO + ",\"stream\":true}"))
                    .contains("\"content\":\"\"},\"logprobs\":null,\"finish_reason\":\"stop\"");
            assertThat(brief.post(TEXT, "{\"prompt\":\"a\",\"stream\":true}"))
                    .contains("\"finish_reason\":\"eos_token\"");
        }
    }

    @Test
    void tokensInsideACharacterHaveNoText() {
        try (SimTalk split = new SimTalk("tgi", "ttft=2ms,itl=1ms,utf8")) {
            String body = split.post(STREAM, "{" + FOX + ",\"parameters\":{\"max_new_tokens\":8}}");
            assertThat(body.split("\"text\":\"\"", -1)).hasSize(3);
            assertThat(body.split("data: ", -1)).hasSize(9);
        }
    }

    @Test
    void chats() {
        same("v1-chat", CHAT, HELLO + ",\"max_tokens\":8");
        same(
                "v1-chat-stream-usage",
                CHAT,
                HELLO + ",\"max_tokens\":8,\"stream\":true,\"stream_options\":{\"include_usage\":true}");
        same("err-no-messages", CHAT, "\"model\":\"tgi\",\"messages\":[],\"max_tokens\":5");
        assertThat(posted(CHAT, HELLO.replace("tgi", "no-such-model") + ",\"max_tokens\":2")
                        .body())
                .contains("\"model\":\"no-such-model\"");
        assertThat(posted(CHAT, HELLO + ",\"max_tokens\":2").body()).contains("\"model\":\"tiny-llama\"");
    }

    @Test
    void completesText() {
        String fox = "\"model\":\"tgi\",\"prompt\":\"The quick brown fox\",\"max_tokens\":8";
        same("v1-completions", TEXT, fox);
        same("v1-completions-stream-usage", TEXT, fox + ",\"stream\":true,\"stream_options\":{\"include_usage\":true}");
        List<String> batch = Shape.ofChunks(
                posted(TEXT, "\"model\":\"tgi\",\"prompt\":[\"a\",\"b\"],\"max_tokens\":3,\"stream\":true"));
        assertThat(batch)
                .containsAll(Shape.ofChunks(recorded("v1-completions-stream-batch")).stream()
                        .map(shape -> shape.replace("text:''", "text:text"))
                        .toList());
    }

    @Test
    void capsALimitBeyondTheContextWithoutAWord() {
        same("capped-max-new-tokens", GENERATE, FOX + ",\"parameters\":{\"max_new_tokens\":100000}");
        assertThat(posted(GENERATE, FOX + ",\"parameters\":{\"max_new_tokens\":100000}")
                        .header("x-generated-tokens"))
                .isEqualTo("1276");
    }

    @ParameterizedTest
    @CsvSource({
        "ping,/ping",
        "health-after-fail,/health",
        "root-get,/",
        "v1-models,/v1/models",
        "info,/info",
        "err-no-route,/nothing",
        "err-method,/generate",
    })
    void plainRoutes(String recording, String path) {
        hold(sim.got(path), recorded(recording));
    }

    @Test
    void refusals() {
        String longer = "word ".repeat(1500);
        said("err-empty-input", GENERATE, "\"inputs\":\"\",\"parameters\":{\"max_new_tokens\":4}");
        said("err-max-new-tokens-0", GENERATE, FOX + ",\"parameters\":{\"max_new_tokens\":0}");
        said("err-temperature-0", GENERATE, FOX + ",\"parameters\":{\"temperature\":0.0}");
        said("err-best-of-stream", STREAM, FOX + ",\"parameters\":{\"best_of\":2,\"do_sample\":true}");
        same("err-input-too-long", GENERATE, "\"inputs\":\"" + longer + "\",\"parameters\":{\"max_new_tokens\":4}");
        same(
                "err-input-too-long-v1-stream",
                CHAT,
                "\"stream\":true,\"max_tokens\":4,\"messages\":[{\"role\":\"user\",\"content\":\"" + longer + "\"}]");
        assertThat(sim.posted(GENERATE, "{\"inputs\": ").body())
                .startsWith("Failed to parse the request body as JSON: ");
        hold(sim.posted(GENERATE, "{\"inputs\": "), recorded("err-bad-json"), false);
        hold(sim.posted(GENERATE, "{\"parameters\":{}}"), recorded("err-missing-inputs"), false);
        hold(sim.posted(GENERATE, "{\"inputs\":7}"), recorded("err-wrong-type"), false);
        assertThat(untyped().statusLine()).isEqualTo("HTTP/1.1 415 Unsupported Media Type");
    }

    private static WireExchange untyped() {
        String body = "{" + FOX + "}";
        String request = "POST " + GENERATE + " HTTP/1.1\r\nHost: sim\r\nConnection: close\r\nContent-Length: "
                + body.length() + "\r\n\r\n" + body;
        return WireExchange.parse(sim.exchange(request).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void failsInMidstream() {
        try (SimTalk any = new SimTalk("tgi", "ttft=2ms,itl=1ms,fault-after=4")) {
            String fault = "\"model\":\"fault-midstream\",\"stream\":true,\"max_tokens\":12,";
            WireExchange chat =
                    any.posted(CHAT, "{" + fault + "\"messages\":[{\"role\":\"user\",\"content\":\"go\"}]}");
            hold(chat, recorded("midstream-fail-v1-chat"));
            WireExchange stream =
                    any.posted(STREAM, "{\"inputs\":\"go go\",\"parameters\":{\"adapter_id\":\"fault-midstream\"}}");
            hold(stream, recorded("shard-died-stream"));
            WireExchange plain =
                    any.posted(GENERATE, "{\"inputs\":\"go\",\"parameters\":{\"adapter_id\":\"fault-424\"}}");
            hold(plain, recorded("fail-generate"));
            assertThat(plain.body()).isEqualTo(recorded("fail-generate").body());
        }
    }

    @Test
    void refusesWhenItsQueueIsFull() {
        String plain = "{" + FOX + "}";
        String chat = "{\"messages\":[{\"role\":\"user\",\"content\":\"x\"}],\"max_tokens\":4,\"stream\":";
        try (SimTalk full = new SimTalk("tgi", "ttft=10s,itl=1s,slots=1,queue=0");
                HeldRequest running = new HeldRequest(full.server().port(), GENERATE, plain)) {
            running.awaitRunning(full.server());
            hold(full.posted(STREAM, plain), recorded("overload-generate-stream"));
            hold(full.posted(CHAT, chat + "true}"), recorded("overload-v1-chat-stream"));
            hold(full.posted(CHAT, chat + "false}"), recorded("overload-v1-chat"));
            assertThat(full.posted(GENERATE, plain).statusLine()).isEqualTo("HTTP/1.1 429 Too Many Requests");
            assertThat(full.got("/health").statusLine()).isEqualTo("HTTP/1.1 200 OK");
        }
    }

    @Test
    void metricsAgreeWithTheTraffic() {
        try (SimTalk fresh = new SimTalk("tgi", "ttft=20ms,itl=2ms,context=1280")) {
            for (int i = 0; i < 3; i++) {
                fresh.post(GENERATE, "{\"inputs\":\"a b c\",\"parameters\":{\"max_new_tokens\":5}}");
            }
            fresh.post(GENERATE, "{\"inputs\":\"a\",\"parameters\":{\"adapter_id\":\"fault-424\"}}");
            assertThat(fresh.got("/metrics").body().lines())
                    .contains(
                            "tgi_request_count 4.0",
                            "tgi_request_success 3.0",
                            "tgi_request_failure{err=\"generation\"} 1.0",
                            "tgi_request_generated_tokens_sum 15.0",
                            "tgi_request_input_length_sum 9.0",
                            "tgi_request_generated_tokens_bucket{le=\"12.8\"} 3.0",
                            "tgi_request_duration_count 3.0");
        }
    }

    private static void same(String recording, String path, String members) {
        hold(posted(path, members), recorded(recording));
    }

    /** The same, word for word. */
    private static void said(String recording, String path, String members) {
        same(recording, path, members);
        assertThat(posted(path, members).body()).isEqualTo(recorded(recording).body());
    }

    private static void hold(WireExchange ours, WireExchange real) {
        hold(ours, real, true);
    }

    private static void hold(WireExchange ours, WireExchange real, boolean shapes) {
        assertThat(ours.statusLine()).isEqualTo(real.statusLine());
        assertThat(headers(ours)).isEqualTo(headers(real));
        if (shapes) {
            assertThat(Shape.ofChunks(ours)).isEqualTo(Shape.ofChunks(real));
        }
        assertThat(ours.whole()).isTrue();
    }

    /** Counts and times of a request are its own. */
    private static List<String> headers(WireExchange exchange) {
        return exchange.headerShape().stream()
                .map(h -> h.replaceFirst("^(x-[a-z-]*(time|tokens|token|characters)): \\d+(\\.\\d{1,9})?$", "$1"))
                .toList();
    }

    private static WireExchange posted(String path, String members) {
        return sim.posted(path, "{" + members + "}");
    }

    private static WireExchange recorded(String name) {
        return WireExchange.recorded("tgi/" + name + ".txt");
    }
}
