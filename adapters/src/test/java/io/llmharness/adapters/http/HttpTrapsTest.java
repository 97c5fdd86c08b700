package io.llmharness.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmharness.adapters.contract.Answers;
import io.llmharness.adapters.contract.Heads;
import io.llmharness.adapters.contract.Told;
import io.llmharness.runtime.engine.EngineFailure;
import io.llmharness.runtime.engine.FailureCause;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a description means where it says little, and where answers are odd. */
class HttpTrapsTest {
    private final HttpAdapter adapter = new HttpAdapter();

    @Test
    void readsThePlainFormUnlessToldOtherwise() {
        Told told = with().sse(
                        "{'text':'a'}",
                        "{'text':'b','finish_reason':'stop','usage':{'input_tokens':3,'output_tokens':2}}",
                        "[DONE]");
        assertThat(told).extracting(Told::outcome, Told::text, Told::finish).containsExactly("ok", "ab", "stop");
        assertThat(told.usage()).containsExactly(3L, 2L, -1L, -1L);
    }

    @Test
    void serverSentEventsEndWithTheirMarkerAndLinesWithTheBody() {
        assertThat(with().sse("{'text':'a'}").outcome()).isEqualTo("truncated");
        assertThat(with().lines("{'text':'a'}").outcome()).isEqualTo("ok");
        assertThat(with("end", "eof").sse("{'text':'a'}").outcome()).isEqualTo("ok");
        assertThat(with("end", "END | /last").sse("{'text':'a'}", "END").outcome())
                .isEqualTo("ok");
        assertThat(with("end", "END | /last").sse("{'text':'a','last':true}").outcome())
                .isEqualTo("ok");
        assertThat(with("end", "END | /last").sse("{'text':'a','last':false}").outcome())
                .isEqualTo("truncated");
        assertThat(with("end", "/last=false").sse("{'text':'a','last':false}").outcome())
                .isEqualTo("ok");
    }

    @Test
    void nothingCountsBehindTheEnd() {
        assertThat(with().sse("{'text':'a'}", "[DONE]", "{'error':'late'}", "{'text':'b'}"))
                .extracting(Told::outcome, Told::text)
                .containsExactly("ok", "a");
    }

    @Test
    void conditionsMayStandBehindWhatTheyDecide() {
        Answers typed = with("text", "/d/t if /type=text", "reasoning", "/d/t if /type=think");
        Told told = typed.sse(
                "{'d':{'t':'hm'},'type':'think'}", "{'type':'text','d':{'t':'yes'}}", "{'d':{'t':'?'}}", "[DONE]");
        assertThat(told).extracting(Told::text, Told::reasoning, Told::payloads).containsExactly("yes", "hm", 2);
    }

    @Test
    void theConditionOfAnElementIsItsOwn() {
        Told told = with(
                        "text",
                        "/parts/*/text if /parts/*/thought!=true",
                        "reasoning",
                        "/parts/*/text if /parts/*/thought=true")
                .sse("{'parts':[{'text':'a','thought':true},{'text':'b'},{'thought':false,'text':'c'},{}]}", "[DONE]");
        assertThat(told).extracting(Told::text, Told::reasoning, Told::payloads).containsExactly("bc", "a", 1);
    }

    @Test
    void nullsNumbersAndContainersAreNoText() {
        Told told = with().sse(
                        "{'text':null}", "{'text':7}", "{'text':{'x':'y'}}", "{'text':['z']}", "{'text':''}", "[DONE]");
        assertThat(told).extracting(Told::outcome, Told::text, Told::payloads).containsExactly("ok", "", 0);
    }

    @Test
    void anErrorOfNullIsNone() {
        assertThat(with().sse("{'text':'a','error':null}", "[DONE]").outcome()).isEqualTo("ok");
        assertThat(with().sse("{'text':'a','error':false}", "[DONE]").outcome()).isEqualTo("ok");
        assertThat(with().sse("{'error':{'message':'gone','code':500}}", "[DONE]"))
                .extracting(Told::outcome, Told::message)
                .containsExactly("midstream-error", "gone");
        assertThat(with("error", "/type=error")
                        .sse("{'type':'error','message':'gone'}", "[DONE]")
                        .message())
                .isEqualTo("gone");
    }

    @Test
    void countsAddUpAsToldAndMayBeDecimals() {
        String[] events = {
            "{'usage':{'output_tokens':2.0}}",
            "{'usage':{'output_tokens':5}}",
            "{'usage':{'output_tokens':3}}",
            "[DONE]"
        };
        assertThat(with().sse(events).usage().get(1)).isEqualTo(3);
        assertThat(with("usage", "max").sse(events).usage().get(1)).isEqualTo(5);
        assertThat(with("usage", "sum").sse(events).usage().get(1)).isEqualTo(10);
    }

    @Test
    void toolCallsAreFragmentsThatSaySomething() {
        assertThat(with("tool", "/calls/*/arguments")
                        .sse("{'calls':[{'arguments':''},{'arguments':'{'},{'arguments':{}}]}", "[DONE]")
                        .toolCalls())
                .isEqualTo(2);
    }

    @Test
    void aPlainAnswerIsCompleteWithItsFinishReason() {
        assertThat(with().plain("{'text':'a','finish_reason':'stop'}").outcome())
                .isEqualTo("ok");
        assertThat(with().plain("{'text':'a'}").outcome()).isEqualTo("truncated");
        assertThat(with("finish", "").plain("{'text':'a'}").outcome()).isEqualTo("ok");
    }

    @Test
    void anAnswerWithoutAnythingDescribedIsAViolation() {
        assertThat(with().plain("{'answer':'a'}"))
                .extracting(Told::outcome, Told::message)
                .containsExactly("protocol-violation", "nothing that the options point to: {\"answer\":\"a\"}");
        assertThat(with().sse("oops", "[DONE]").outcome()).isEqualTo("protocol-violation");
        assertThat(with().sse("7", "[DONE]").outcome()).isEqualTo("protocol-violation");
    }

    @Test
    void pointersAreUnescaped() {
        Told told = with("text", "/a~1b/m~0n").sse("{'a/b':{'m~n':'x'}}", "[DONE]");
        assertThat(told.text()).isEqualTo("x");
        assertThat(with("text", "/0/t")
                        .sse("{'0':{'t':'o'}}", "[{'t':'a'}]", "[DONE]")
                        .text())
                .isEqualTo("oa");
    }

    @Test
    void aDescribedFramingGoesBeforeTheContentType() {
        assertThat(with("framing", "ndjson", "end", "eof")
                        .plain("{'text':'a'}\n{'text':'b'}\n")
                        .text())
                .isEqualTo("ab");
        assertThat(with("framing", "sse")
                        .plain("data: {'text':'a'}\n\ndata: [DONE]\n\n")
                        .outcome())
                .isEqualTo("ok");
    }

    @Test
    void theWaitThatItAsksForIsKept() {
        EngineFailure failure = adapter.failure(
                Heads.of(429, Map.of("retry-after", "2")),
                "{\"error\":{\"message\":\"slow\"}}".getBytes(StandardCharsets.UTF_8));
        assertThat(failure)
                .isEqualTo(new EngineFailure(FailureCause.RATE_LIMITED, "slow", Optional.of(Duration.ofSeconds(2))));
    }

    private Answers with(String... options) {
        return new Answers(adapter, options);
    }
}
