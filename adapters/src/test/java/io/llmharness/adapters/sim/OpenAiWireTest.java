package io.llmharness.adapters.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** OpenAI's answers; without recordings, held to the samples of its documentation. */
class OpenAiWireTest {
    private static final String CHAT = "/v1/chat/completions";
    private static final String HI = "\"model\":\"m\",\"messages\":[{\"role\":\"developer\",\"content\":\"Be brief.\"},"
            + "{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"hi there\"}]}]";
    private static final String START =
            "data: {id:text,object:'chat.completion.chunk',created:number,model:text,service_tier:text,system_fingerprint:text,choices:[";
    private static final String USAGE = "usage:{prompt_tokens:number,completion_tokens:number,total_tokens:number,"
            + "prompt_tokens_details:{cached_tokens:number,audio_tokens:number},completion_tokens_details:{reasoning_tokens:number,"
            + "audio_tokens:number,accepted_prediction_tokens:number,rejected_prediction_tokens:number}}}";

    private static SimTalk sim;

    @BeforeAll
    static void start() {
        sim = new SimTalk("openai", "ttft=2ms,itl=1ms,context=1000");
    }

    @AfterAll
    static void stop() {
        sim.close();
    }

    @Test
    void streamsWithUsage() {
        WireExchange answer = sim.posted(
                CHAT,
                "{" + HI + ",\"max_completion_tokens\":5,\"stream\":true,\"stream_options\":{\"include_usage\":true}}");
        assertThat(Shape.ofChunks(answer))
                .containsExactly(
                        START + "{index:number,delta:{role:'assistant',content:'',refusal:null},logprobs:null,"
                                + "finish_reason:null}],usage:null}\n\n",
                        START + "{index:number,delta:{content:text},logprobs:null,finish_reason:null}],usage:null}\n\n",
                        START + "{index:number,delta:{},logprobs:null,finish_reason:'length'}],usage:null}\n\n",
                        START + "]," + USAGE + "\n\n",
                        "data: [DONE]\n\n");
        assertThat(answer.body()).contains("\"prompt_tokens\":4,\"completion_tokens\":5,\"total_tokens\":9");
        assertThat(answer.headerShape())
                .contains("Content-Type: text/event-stream; charset=utf-8", "Transfer-Encoding: chunked");
    }

    @Test
    void streamsWithoutUsage() {
        assertThat(sim.posted(CHAT, "{" + HI + ",\"max_tokens\":5,\"stream\":true}")
                        .body())
                .doesNotContain("usage");
    }

    @Test
    void answersInOnePiece() {
        WireExchange answer = sim.posted(CHAT, "{" + HI + ",\"n\":2,\"max_tokens\":5}");
        String choice =
                "{index:number,message:{role:'assistant',content:text,refusal:null,annotations:[]},logprobs:null,"
                        + "finish_reason:'length'}";
        assertThat(Shape.ofChunks(answer))
                .isEqualTo(List.of("{id:text,object:'chat.completion',created:number,model:text,service_tier:text,"
                        + "system_fingerprint:text,choices:[" + choice + "]," + USAGE));
        assertThat(answer.body()).contains("\"completion_tokens\":10").contains("\"index\":1");
        assertThat(answer.header("x-ratelimit-reset-requests")).isEqualTo("6ms");
    }

    @Test
    void endsByItself() {
        try (SimTalk brief = new SimTalk("openai", "ttft=1ms,itl=1ms,tokens=3")) {
            WireExchange answer = brief.posted(CHAT, "{" + HI + ",\"stream\":true}");
            assertThat(answer.body().split("\"delta\":\\{\"content\"", -1))
                    .hasSize(3); // the third is the invisible end
            assertThat(answer.body()).contains("\"finish_reason\":\"stop\"");
        }
    }

    @Test
    void reasoningIsHiddenButCounted() {
        String body = "{" + HI + ",\"max_tokens\":6,\"reasoning_effort\":\"low\",\"stream\":true,"
                + "\"stream_options\":{\"include_usage\":true}}";
        try (SimTalk hidden = new SimTalk("openai", "ttft=1ms,itl=1ms,reasoning=2")) {
            SentEvents events = SentEvents.of(hidden.posted(CHAT, body));
            assertThat(events.text("/choices/0/delta/content")).matches("\\w+( \\w+){3}");
            assertThat(events.data().toString())
                    .doesNotContain("reasoning_content")
                    .contains("\"completion_tokens\":6")
                    .contains("\"reasoning_tokens\":2");
        }
        try (SimTalk shown = new SimTalk("openai", "ttft=1ms,itl=1ms,reasoning=9,reasoning-text")) {
            SentEvents events = SentEvents.of(shown.posted(CHAT, body));
            assertThat(events.text("/choices/0/delta/reasoning_content"))
                    .as("half of the answer at most")
                    .matches("\\w+( \\w+){2}");
            assertThat(events.text("/choices/0/delta/content")).matches("\\w+( \\w+){2}");
            String whole =
                    shown.posted(CHAT, body.replace(",\"stream\":true", "")).body();
            assertThat(SentEvents.parse(whole)
                            .at("/choices/0/message/reasoning_content")
                            .asText())
                    .isEqualTo(events.text("/choices/0/delta/reasoning_content"));
        }
    }

    @Test
    void logprobsHaveAnEntryAToken() {
        try (SimTalk pieces = new SimTalk("openai", "ttft=1ms,itl=1ms,chunk=3,utf8")) {
            SentEvents events = SentEvents.of(
                    pieces.posted(CHAT, "{" + HI + ",\"max_tokens\":10,\"stream\":true,\"logprobs\":true}"));
            List<com.fasterxml.jackson.databind.JsonNode> entries = events.json().stream()
                    .flatMap(event -> StreamSupport.stream(
                            event.at("/choices/0/logprobs/content").spliterator(), false))
                    .toList();
            assertThat(entries).hasSize(10);
            StringBuilder text = new StringBuilder();
            entries.forEach(entry -> text.append(entry.path("token").asText()));
            assertThat(text.toString()).isEqualTo(events.text("/choices/0/delta/content"));
            String wide = entries.get(7).path("token").asText();
            assertThat(entries.get(7).path("bytes"))
                    .hasSize(wide.getBytes(java.nio.charset.StandardCharsets.UTF_8).length);
        }
    }

    @Test
    void completesText() {
        WireExchange answer = sim.posted(
                "/v1/completions", "{\"model\":\"m\",\"prompt\":[\"a b\",\"c\"],\"max_tokens\":2,\"stream\":true}");
        assertThat(answer.body())
                .contains("\"index\":1,\"logprobs\":null,\"finish_reason\":\"length\"")
                .endsWith("data: [DONE]\n\n");
        assertThat(Shape.ofChunks(answer).get(0))
                .contains("object:'text_completion'")
                .contains("text:text,index:number");
    }

    @Test
    void refuses() {
        assertThat(refusal("\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]"))
                .contains("you must provide a model parameter");
        assertThat(refusal("\"model\":\"m\"")).contains("Missing required parameter: 'messages'.");
        assertThat(refusal(HI + ",\"n\":1000")).contains("\"param\":\"n\"");
        assertThat(refusal(
                        "\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"" + "x ".repeat(1000) + "\"}]"))
                .contains("\"code\":\"context_length_exceeded\"");
        assertThat(sim.posted(CHAT, "{").statusLine()).startsWith("HTTP/1.1 400 ");
        assertThat(sim.got("/nope").body()).contains("Invalid URL (GET /nope)");
        try (SimTalk one = new SimTalk("openai", "models=only|other")) {
            assertThat(one.posted(CHAT, "{" + HI + "}").statusLine()).startsWith("HTTP/1.1 404 ");
            assertThat(one.got("/v1/models").body()).contains("\"only\"").contains("\"other\"");
            assertThat(one.got("/v1/models/other").body()).startsWith("{\"id\":\"other\"");
        }
    }

    private static String refusal(String members) {
        WireExchange answer = sim.posted(CHAT, "{" + members + "}");
        assertThat(answer.statusLine()).startsWith("HTTP/1.1 400 ");
        return answer.body();
    }
}
