package io.llmharness.adapters.tgi;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmharness.adapters.contract.Answers;
import io.llmharness.adapters.contract.Heads;
import io.llmharness.adapters.contract.RecordingSink;
import io.llmharness.adapters.contract.Targets;
import io.llmharness.adapters.contract.Told;
import io.llmharness.runtime.engine.EventSlice;
import io.llmharness.runtime.engine.ResponseDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What TGI does that a reader might not expect. */
class TgiTrapsTest {
    private static final String A =
            "{'index':1,'token':{'id':2,'text':' a','logprob':-0.1,'special':false},'generated_text':null,'details':null}";

    private final TgiAdapter adapter = new TgiAdapter();
    private final Answers generate = new Answers(adapter, "endpoint", "generate");
    private final Answers chat = new Answers(adapter);

    @Test
    void nothingButTheGeneratedTextEndsAStream() {
        assertThat(generate.sse(A, A).outcome()).isEqualTo("truncated");
        assertThat(generate.sse(A, "[DONE]").outcome()).isEqualTo("protocol-violation");
        assertThat(generate.sse(A.replace("'generated_text':null", "'generated_text':''"))
                        .outcome())
                .isEqualTo("ok");
    }

    @Test
    void aCallOfAToolIsPayload() {
        Told told = chat.sse(
                "{'choices':[{'index':0,'delta':{'role':'assistant','tool_calls':[{'index':0,'id':'0','type':'function','function':{'name':'f','arguments':''}}]},'finish_reason':null}]}",
                "{'choices':[{'index':0,'delta':{'role':'assistant','tool_calls':[{'index':0,'id':'0','type':'function','function':{'name':null,'arguments':'{'}}]},'finish_reason':null}]}",
                "{'choices':[{'index':0,'delta':{'role':'assistant','content':''},'finish_reason':'stop'}]}",
                "[DONE]");
        assertThat(told)
                .extracting(Told::toolCalls, Told::payloads, Told::outcome)
                .containsExactly(2, 2, "ok");
    }

    @Test
    void theEndOfSequenceCountsAndIsNoText() {
        Told told = generate.sse(
                A,
                "{'index':2,'token':{'id':1,'text':'</s>','logprob':-0.1,'special':true},'generated_text':' a',"
                        + "'details':{'finish_reason':'eos_token','generated_tokens':2,'seed':null,'input_length':7}}");
        assertThat(told)
                .extracting(Told::text, Told::payloads, Told::finish, Told::outcome)
                .containsExactly(" a", 1, "eos_token", "ok");
        assertThat(told.running()).containsExactly(1L, 2L);
        assertThat(told.usage()).containsExactly(7L, 2L, -1L, -1L);
    }

    @Test
    void tokensInsideACharacterHaveNoTextAndCount() {
        Told told = generate.sse(
                A.replace("' a'", "''"),
                A.replace("' a'", "'é'").replace("'generated_text':null", "'generated_text':'é'"));
        assertThat(told.payloads()).isEqualTo(1);
        assertThat(told.usage()).containsExactly(-1L, 2L, -1L, -1L);
    }

    @Test
    void theIndexMayBeginAnywhere() {
        Told told = generate.sse(
                A.replace("'index':1", "'index':6"),
                A.replace("'index':1", "'index':7").replace("'generated_text':null", "'generated_text':' a a'"));
        assertThat(told.running()).containsExactly(1L, 2L);
    }

    @Test
    void overloadIsAnEventUnder200() {
        assertThat(generate.sse("{'error':'Model is overloaded','error_type':'overloaded'}")
                        .outcome())
                .isEqualTo("overloaded");
        assertThat(chat.sse("{'error':{'message':'Model is overloaded','http_status_code':422}}", "[DONE]")
                        .outcome())
                .isEqualTo("overloaded");
    }

    @Test
    void aRefusedRequestIsAnEventUnder200() {
        String temperature = "Input validation error: `temperature` must be strictly positive";
        assertThat(generate.sse("{'error':'" + temperature + "','error_type':'validation'}"))
                .extracting(Told::outcome, Told::message)
                .containsExactly("bad-request", temperature);
        assertThat(chat.sse("{'error':{'message':'" + temperature + "','http_status_code':422}}", "[DONE]")
                        .outcome())
                .isEqualTo("bad-request");
        String tooLong = "Input validation error: `inputs` must have less than 1024 tokens. Given: 1501";
        assertThat(generate.sse("{'error':'" + tooLong + "','error_type':'validation'}")
                        .outcome())
                .isEqualTo("context-too-long");
    }

    @Test
    void aBrokenShardIsAnEventBehindTheTokens() {
        Told told = generate.sse(
                A, "{'error':'Request failed during generation: Server error: x','error_type':'generation'}");
        assertThat(told).extracting(Told::outcome, Told::text).containsExactly("midstream-error", " a");
        assertThat(generate.sse(A, "{'error':'Incomplete generation','error_type':'incomplete_generation_stream'}")
                        .outcome())
                .isEqualTo("midstream-error");
    }

    @Test
    void oldReleasesHaveNoBlankBehindData() {
        String last = A.replace("'generated_text':null", "'generated_text':' a'");
        assertThat(generate.stream("data:" + last + "\n\n").outcome()).isEqualTo("ok");
    }

    @Test
    void theRootRouteWrapsItsAnswerInAnArray() {
        assertThat(generate.plain("[{'generated_text':'x'}]"))
                .extracting(Told::text, Told::outcome)
                .containsExactly("x", "ok");
        assertThat(generate.plain("[]").outcome()).isEqualTo("protocol-violation");
    }

    @Test
    void completionsHaveAnEmptyReasonUntilTheLast() {
        Told told = chat.sse(
                "{'object':'text_completion','choices':[{'index':0,'text':'a','finish_reason':''}]}",
                "{'object':'text_completion','choices':[{'index':0,'text':'b','finish_reason':'eos_token'}],"
                        + "'usage':{'prompt_tokens':1,'completion_tokens':2,'total_tokens':3}}",
                "[DONE]");
        assertThat(told).extracting(Told::text, Told::finish).containsExactly("ab", "eos_token");
        assertThat(told.usage()).containsExactly(1L, 2L, -1L, -1L);
    }

    @Test
    void headersAreMillisecondsButOneIsSeconds() {
        Map<String, Long> figures = told(Map.of(
                        "x-compute-time", "0.143624405",
                        "x-total-time", "143",
                        "x-validation-time", "2",
                        "x-queue-time", "40",
                        "x-inference-time", "101",
                        "x-time-per-token", "16",
                        "x-prompt-tokens", "13",
                        "x-generated-tokens", "6"))
                .figures();
        assertThat(figures)
                .containsOnly(
                        Map.entry("totalDuration", 143_624_405L),
                        Map.entry("validationDuration", 2_000_000L),
                        Map.entry("queueDuration", 42_000_000L),
                        Map.entry("inferenceDuration", 101_000_000L));
    }

    @Test
    void completionsOfOldHaveNoSeconds() {
        assertThat(told(Map.of("x-total-time", "143")).figures())
                .containsOnly(Map.entry("totalDuration", 143_000_000L));
        assertThat(told(Map.of("x-compute-time", "soon", "x-queue-time", "-1")).figures())
                .isEmpty();
    }

    @Test
    void countsOfAPlainAnswerStandInItsHeaders() {
        assertThat(told(Map.of("x-prompt-tokens", "13", "x-generated-tokens", "6"))
                        .usage())
                .containsExactly(13L, 6L, -1L, -1L);
    }

    private Told told(Map<String, String> headers) {
        RecordingSink sink = new RecordingSink();
        ResponseDecoder decoder = adapter.decoder(Targets.plain(adapter, "endpoint", "generate"));
        decoder.begin(Heads.of(200, headers), sink);
        byte[] body = "{\"generated_text\":\"x\"}".getBytes(StandardCharsets.UTF_8);
        decoder.whole(new EventSlice().set(body, 0, body.length), sink);
        return sink.told();
    }
}
