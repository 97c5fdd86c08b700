package io.llmharness.adapters.anthropic;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmharness.adapters.contract.Answers;
import io.llmharness.adapters.contract.Told;
import org.junit.jupiter.api.Test;

/** What Anthropic's protocol has that a reader might not expect. */
class AnthropicTrapsTest {
    private static final String START =
            "{'type':'message_start','message':{'id':'msg_1','type':'message','role':'assistant',"
                    + "'model':'M','content':[],'stop_reason':null,'stop_sequence':null,'usage':{'input_tokens':7,"
                    + "'cache_creation_input_tokens':2,'cache_read_input_tokens':4,'output_tokens':1}}}";
    private static final String HI =
            "{'type':'content_block_delta','index':0,'delta':{'type':'text_delta','text':'Hi'}}";
    private static final String END = "{'type':'message_delta','delta':{'stop_reason':'end_turn','stop_sequence':null},"
            + "'usage':{'output_tokens':12,'output_tokens_details':{'thinking_tokens':3}}}";
    private static final String STOP = "{'type':'message_stop'}";

    private final Answers answers = new Answers(new AnthropicAdapter());

    private static String delta(String delta) {
        return "{'type':'content_block_delta','index':0,'delta':" + delta + "}";
    }

    private static String block(String block) {
        return "{'type':'content_block_start','index':0,'content_block':" + block + "}";
    }

    @Test
    void theDocumentedStreamMeansWhatItSays() {
        Told told = answers.stream("""
                event: message_start
                data: {'type':'message_start','message':{'id':'msg_1','type':'message','role':'assistant','model':'M','content':[],'stop_reason':null,'stop_sequence':null,'usage':{'input_tokens':7,'cache_creation_input_tokens':0,'cache_read_input_tokens':4,'output_tokens':1}}}

                event: content_block_start
                data: {'type':'content_block_start','index':0,'content_block':{'type':'thinking','thinking':'','signature':''}}

                event: ping
                data: {'type':'ping'}

                event: content_block_delta
                data: {'type':'content_block_delta','index':0,'delta':{'type':'thinking_delta','thinking':'Let me'}}

                event: content_block_delta
                data: {'type':'content_block_delta','index':0,'delta':{'type':'signature_delta','signature':'c2ln'}}

                event: content_block_stop
                data: {'type':'content_block_stop','index':0}

                event: content_block_start
                data: {'type':'content_block_start','index':1,'content_block':{'type':'text','text':''}}

                event: content_block_delta
                data: {'type':'content_block_delta','index':1,'delta':{'type':'text_delta','text':'Hello.'}}

                event: content_block_stop
                data: {'type':'content_block_stop','index':1}

                event: message_delta
                data: {'type':'message_delta','delta':{'stop_reason':'end_turn','stop_sequence':null},'usage':{'output_tokens':12,'output_tokens_details':{'thinking_tokens':3}}}

                event: message_stop
                data: {'type':'message_stop'}

                """);
        assertThat(told)
                .extracting(Told::outcome, Told::reasoning, Told::text, Told::payloads, Told::finish)
                .containsExactly("ok", "Let me", "Hello.", 2, "end_turn");
        assertThat(told.usage()).containsExactly(11L, 12L, 4L, 3L);
    }

    @Test
    void theDocumentedPlainAnswerMeansWhatItSays() {
        Told told = answers.plain("{'id':'msg_1','type':'message','role':'assistant','model':'M',"
                + "'content':[{'type':'thinking','thinking':'hm','signature':'c2ln'},{'type':'text','text':'Hello.'}],"
                + "'stop_reason':'end_turn','stop_sequence':null,"
                + "'usage':{'input_tokens':7,'cache_creation_input_tokens':0,'cache_read_input_tokens':4,"
                + "'cache_creation':{'ephemeral_5m_input_tokens':0,'ephemeral_1h_input_tokens':0},"
                + "'output_tokens':12,'output_tokens_details':{'thinking_tokens':3},'service_tier':'standard'}}");
        assertThat(told)
                .extracting(Told::outcome, Told::reasoning, Told::text, Told::payloads, Told::finish)
                .containsExactly("ok", "hm", "Hello.", 1, "end_turn");
        assertThat(told.usage()).containsExactly(11L, 12L, 4L, 3L);
        assertThat(told.running()).containsExactly(12L);
    }

    @Test
    void inputIsFreshAndReadAndWrittenTogether() {
        assertThat(answers.sse(START, HI, END, STOP).usage()).containsExactly(13L, 12L, 4L, 3L);
    }

    @Test
    void laterUsageReplacesAndDoesNotAdd() {
        Told told = answers.sse(
                START,
                "{'type':'message_delta','delta':{},'usage':{'output_tokens':5}}",
                "{'type':'message_delta','delta':{'stop_reason':'max_tokens'},"
                        + "'usage':{'input_tokens':12,'cache_read_input_tokens':0,'output_tokens':8}}",
                STOP);
        assertThat(told.usage()).containsExactly(14L, 8L, 0L, -1L);
    }

    @Test
    void theFirstOutputCountIsNoResult() {
        assertThat(answers.sse(START, HI, STOP).usage()).containsExactly(13L, -1L, 4L, -1L);
        assertThat(answers.sse(START, HI).usage()).as("cut").containsExactly(-1L, -1L, -1L, -1L);
    }

    @Test
    void eventsAreNoTokenCounts() {
        assertThat(answers.sse(START, HI, HI, END, STOP).running()).isEmpty();
    }

    @Test
    void withoutMessageStopAnAnswerIsTruncated() {
        assertThat(answers.sse(START, HI, END).outcome()).isEqualTo("truncated");
        assertThat(answers.sse(START, HI, END, "[DONE]").outcome()).isEqualTo("protocol-violation");
        assertThat(answers.broken(START, HI, END).outcome()).isEqualTo("truncated");
    }

    @Test
    void pingsAndUnknownEventsMeanNothingWherever() {
        String ping = "{'type':'ping'}";
        String unknown = "{'type':'content_block_hint','index':0,'delta':{'type':'text_delta','text':'no'},"
                + "'content_block':{'type':'text','text':'no'},'nested':[{'error':1}]}";
        Told told = answers.sse(
                ping, unknown, START, unknown, HI, ping, delta("{'type':'new_delta','text':'no'}"), END, ping, STOP);
        assertThat(told).extracting(Told::outcome, Told::text, Told::payloads).containsExactly("ok", "Hi", 1);
    }

    @Test
    void eventsWithoutNamesAndWithMembersInAnyOrderAreRead() {
        Told told = answers.sse(
                "{'delta':{'text':'a','type':'text_delta'},'index':0,'type':'content_block_delta'}",
                "{'usage':{'output_tokens':1},'delta':{'stop_reason':'end_turn'},'type':'message_delta'}",
                STOP);
        assertThat(told).extracting(Told::outcome, Told::text, Told::finish).containsExactly("ok", "a", "end_turn");
    }

    @Test
    void aSignatureIsNoOutputAndOmittedThinkingIsSilent() {
        Told told = answers.sse(
                START,
                block("{'type':'thinking','thinking':'','signature':''}"),
                delta("{'type':'signature_delta','signature':'c2ln'}"),
                block("{'type':'redacted_thinking','data':'xyz'}"),
                delta("{'type':'citations_delta','citation':{'type':'page_location','cited_text':'no'}}"),
                END,
                STOP);
        assertThat(told).extracting(Told::outcome, Told::payloads).containsExactly("ok", 0);
    }

    @Test
    void toolCallFragmentsArePayload() {
        Told told = answers.sse(
                START,
                block("{'type':'tool_use','id':'t','name':'weather','input':{}}"),
                delta("{'type':'input_json_delta','partial_json':''}"),
                delta("{'type':'input_json_delta','partial_json':'{\\u0022ci'}"),
                "{'type':'message_delta','delta':{'stop_reason':'tool_use'},'usage':{'output_tokens':9}}",
                STOP);
        assertThat(told)
                .extracting(Told::toolCalls, Told::payloads, Told::finish)
                .containsExactly(2, 2, "tool_use");
        assertThat(answers.plain(
                                "{'type':'message','content':[{'type':'tool_use','id':'t','name':'f','input':{'a':1}}],"
                                        + "'stop_reason':'tool_use','usage':{'input_tokens':1,'output_tokens':2}}")
                        .toolCalls())
                .isEqualTo(1);
    }

    @Test
    void anErrorInsideAStreamIsToldByItsTypeNotByTheStatus() {
        Told told = answers.stream("event: message_start\ndata: " + START
                + "\n\nevent: error\ndata: {'type':'error','error':{'type':'overloaded_error','message':'Overloaded'},"
                + "'request_id':'req_1'}\n\n");
        assertThat(told).extracting(Told::outcome, Told::message).containsExactly("overloaded", "Overloaded");
        assertThat(error("rate_limit_error")).isEqualTo("rate-limited");
        assertThat(error("api_error")).isEqualTo("midstream-error");
        assertThat(error("an_error_of_tomorrow")).isEqualTo("midstream-error");
    }

    private String error(String type) {
        return answers.sse(START, HI, "{'type':'error','error':{'type':'" + type + "','message':'m'}}")
                .outcome();
    }

    @Test
    void anErrorUnder200InsteadOfAStreamIsAnError() {
        assertThat(answers.plain("{'type':'error','error':{'type':'api_error','message':'no'}}"))
                .extracting(Told::outcome, Told::message)
                .containsExactly("midstream-error", "no");
    }

    @Test
    void everyStopReasonIsKept() {
        for (String reason : new String[] {"refusal", "pause_turn", "model_context_window_exceeded", "new_reason"}) {
            Told told = answers.sse(START, "{'type':'message_delta','delta':{'stop_reason':'" + reason + "'}}", STOP);
            assertThat(told).extracting(Told::outcome, Told::finish).containsExactly("ok", reason);
        }
    }

    @Test
    void whatIsNoJsonViolatesTheProtocol() {
        assertThat(answers.sse(START, "{'type':'content_block_delta','delta':{'te", STOP)
                        .outcome())
                .isEqualTo("protocol-violation");
        assertThat(answers.page("<html><title>Sign in</title></html>"))
                .extracting(Told::outcome, Told::message)
                .containsExactly("protocol-violation", "not a JSON object: Sign in");
        assertThat(answers.plain("").outcome()).isEqualTo("truncated");
        assertThat(answers.plain("{'id':'x'}").outcome()).isEqualTo("truncated");
        assertThat(answers.plain("[]").outcome()).isEqualTo("protocol-violation");
    }

    @Test
    void figuresStandInTheHeaders() {
        Told told = answers.headed(
                        "anthropic-ratelimit-requests-remaining: 49",
                        "anthropic-ratelimit-tokens-remaining: 8000",
                        "x-envoy-upstream-service-time: 412")
                .sse(START, HI, END, STOP);
        assertThat(told.figures())
                .containsEntry("quotaRequestsLeft", 49L)
                .containsEntry("quotaTokensLeft", 8000L)
                .containsEntry("processingDuration", 412_000_000L)
                .hasSize(3);
    }
}
