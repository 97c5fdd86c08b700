package io.llmharness.adapters.cohere;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmharness.adapters.contract.Answers;
import io.llmharness.adapters.contract.Told;
import org.junit.jupiter.api.Test;

/** What Cohere's protocol has that a reader might not expect. */
class CohereTrapsTest {
    private static final String START = "{'type':'message-start','id':'1','delta':{'message':{'role':'assistant'}}}";
    private static final String HEL =
            "{'type':'content-delta','index':0,'delta':{'message':{'content':{'text':'Hel'}}}}";
    private static final String END = "{'type':'message-end','delta':{'finish_reason':'COMPLETE','usage':{"
            + "'billed_units':{'input_tokens':7,'output_tokens':12},'tokens':{'input_tokens':11,'output_tokens':12}}}}";

    private final Answers answers = new Answers(new CohereAdapter());

    private static String end(String delta) {
        return "{'type':'message-end','delta':" + delta + "}";
    }

    @Test
    void theDocumentedStreamMeansWhatItSays() {
        Told told = answers.stream("""
                event: message-start
                data: {'type':'message-start','id':'0000','delta':{'message':{'role':'assistant'}}}

                event: content-start
                data: {'type':'content-start','index':0,'delta':{'message':{'content':{'type':'text','text':''}}}}

                event: content-delta
                data: {'type':'content-delta','index':0,'delta':{'message':{'content':{'text':'Hel'}}}}

                event: content-delta
                data: {'type':'content-delta','index':0,'delta':{'message':{'content':{'text':'lo.'}}}}

                event: content-end
                data: {'type':'content-end','index':0}

                event: message-end
                data: {'type':'message-end','delta':{'finish_reason':'COMPLETE','usage':{'billed_units':{'input_tokens':7,'output_tokens':12},'tokens':{'input_tokens':11,'output_tokens':12}}}}

                data: [DONE]

                """);
        assertThat(told)
                .extracting(Told::outcome, Told::text, Told::payloads, Told::finish)
                .containsExactly("ok", "Hello.", 2, "COMPLETE");
        assertThat(told.usage()).containsExactly(11L, 12L, -1L, -1L);
        assertThat(told.running()).as("a delta is no token").isEmpty();
    }

    @Test
    void theDocumentedPlainAnswerMeansWhatItSays() {
        Told told = answers.plain("{'id':'0000','finish_reason':'COMPLETE','message':{'role':'assistant',"
                + "'content':[{'type':'thinking','thinking':'hm'},{'type':'text','text':'Hello.'}]},"
                + "'usage':{'billed_units':{'input_tokens':7,'output_tokens':12},"
                + "'tokens':{'input_tokens':11,'output_tokens':12},'cached_tokens':4}}");
        assertThat(told)
                .extracting(Told::outcome, Told::reasoning, Told::text, Told::payloads, Told::finish)
                .containsExactly("ok", "hm", "Hello.", 1, "COMPLETE");
        assertThat(told.usage()).containsExactly(11L, 12L, 4L, -1L);
        assertThat(told.running()).containsExactly(12L);
    }

    @Test
    void countsMayBeDecimals() {
        Told told = answers.sse(
                START,
                end(
                        "{'finish_reason':'COMPLETE','usage':{'tokens':{'input_tokens':11.0,'output_tokens':12.0},'cached_tokens':4.0}}"));
        assertThat(told.usage()).containsExactly(11L, 12L, 4L, -1L);
    }

    @Test
    void whatIsBilledIsNotWhatTheModelSaw() {
        assertThat(answers.sse(HEL, END).usage().get(0)).isEqualTo(11L);
        assertThat(answers.sse(
                                end(
                                        "{'finish_reason':'COMPLETE','usage':{'billed_units':{'input_tokens':7,'output_tokens':1}}}"))
                        .usage())
                .containsExactly(-1L, -1L, -1L, -1L);
    }

    @Test
    void theEndIsMessageEndAndNotTheMarker() {
        assertThat(answers.sse(START, HEL, END).outcome()).isEqualTo("ok");
        assertThat(answers.sse(START, HEL, END, "[DONE]").outcome()).isEqualTo("ok");
        assertThat(answers.sse(START, HEL, "[DONE]").outcome()).isEqualTo("truncated");
        assertThat(answers.sse(START, HEL).outcome()).isEqualTo("truncated");
        assertThat(answers.broken(START, HEL).outcome()).isEqualTo("truncated");
        assertThat(answers.sse(START, END, HEL).text()).as("behind the end").isEmpty();
    }

    @Test
    void anAnswerThatFailedMidwayEndsAsOneThatDidNot() {
        assertThat(answers.sse(START, HEL, end("{'finish_reason':'ERROR','error':'generation failed'}")))
                .extracting(Told::outcome, Told::message, Told::text, Told::finish)
                .containsExactly("midstream-error", "generation failed", "Hel", "ERROR");
        assertThat(answers.sse(START, HEL, end("{'finish_reason':'TIMEOUT'}")))
                .extracting(Told::outcome, Told::message)
                .containsExactly("midstream-error", "the answer ended with finish_reason TIMEOUT");
        assertThat(answers.plain("{'id':'1','finish_reason':'ERROR','message':{'role':'assistant','content':[]}}")
                        .outcome())
                .isEqualTo("midstream-error");
    }

    @Test
    void thinkingIsABlockOfItsOwn() {
        Told told = answers.sse(
                "{'type':'content-start','index':0,'delta':{'message':{'content':{'type':'thinking','thinking':''}}}}",
                "{'type':'content-delta','index':0,'delta':{'message':{'content':{'thinking':'hm'}}}}",
                HEL,
                END);
        assertThat(told).extracting(Told::reasoning, Told::text, Told::payloads).containsExactly("hm", "Hel", 2);
    }

    @Test
    void aToolsPlanIsReasoningAndItsCallIsPayload() {
        Told told = answers.sse(
                "{'type':'tool-plan-delta','delta':{'message':{'tool_plan':'I will'}}}",
                "{'type':'tool-call-start','index':0,'delta':{'message':{'tool_calls':{'id':'f_1','type':'function',"
                        + "'function':{'name':'f','arguments':''}}}}}",
                "{'type':'tool-call-delta','index':0,'delta':{'message':{'tool_calls':{'function':{'arguments':'{'}}}}}",
                "{'type':'tool-call-delta','index':0,'delta':{'message':{'tool_calls':{'function':{'arguments':''}}}}}",
                "{'type':'tool-call-end','index':0}",
                end("{'finish_reason':'TOOL_CALL'}"));
        assertThat(told)
                .extracting(Told::reasoning, Told::toolCalls, Told::payloads, Told::finish)
                .containsExactly("I will", 2, 3, "TOOL_CALL");
        Told plain = answers.plain(
                "{'id':'1','finish_reason':'TOOL_CALL','message':{'role':'assistant','tool_plan':'I will',"
                        + "'tool_calls':[{'id':'a','type':'function','function':{'name':'f','arguments':'{}'}},"
                        + "{'id':'b','type':'function','function':{'name':'g','arguments':'{}'}}]}}");
        assertThat(plain)
                .extracting(Told::reasoning, Told::toolCalls, Told::payloads)
                .containsExactly("I will", 2, 1);
    }

    @Test
    void citationsDebugAndUnknownEventsMeanNothing() {
        Told told = answers.sse(
                START,
                "{'type':'citation-start','index':0,'delta':{'message':{'citations':{'start':1,'text':'no'}}}}",
                "{'type':'debug','prompt':'no'}",
                "{'type':'content-hint','delta':{'message':{'content':{'text':'no'}},'finish_reason':'COMPLETE'}}",
                HEL,
                "{'type':'citation-end','index':0}",
                END);
        assertThat(told).extracting(Told::outcome, Told::text, Told::payloads).containsExactly("ok", "Hel", 1);
    }

    @Test
    void eventsWithoutNamesAndWithMembersInAnyOrderAreRead() {
        assertThat(answers.sse("{'delta':{'message':{'content':{'text':'a'}}},'index':0,'type':'content-delta'}", END)
                        .text())
                .isEqualTo("a");
    }

    @Test
    void commentFramesAreNothing() {
        assertThat(answers.stream(": keep-alive\n\ndata: " + HEL + "\n\n:\n\ndata: " + END + "\n\n"))
                .extracting(Told::outcome, Told::payloads)
                .containsExactly("ok", 1);
    }

    @Test
    void anErrorsFormUnder200IsAnError() {
        assertThat(answers.plain("{'id':'1','message':'internal server error'}"))
                .extracting(Told::outcome, Told::message)
                .containsExactly("midstream-error", "internal server error");
        assertThat(answers.sse(START, "{'message':'internal server error'}").outcome())
                .isEqualTo("midstream-error");
    }

    @Test
    void whatIsNoJsonViolatesTheProtocolThoughTheSdkRepeatsTheEventBefore() {
        Told told = answers.sse(START, HEL, "{'type':'content-delta','delta':{'mess", END);
        assertThat(told).extracting(Told::outcome, Told::text).containsExactly("protocol-violation", "Hel");
        assertThat(answers.page("<html><body><h1>Bad Gateway</h1></body></html>")
                        .message())
                .isEqualTo("not a JSON object: Bad Gateway");
        assertThat(answers.plain("").outcome()).isEqualTo("truncated");
        assertThat(answers.plain("{'id':'1'}").outcome()).isEqualTo("truncated");
    }

    @Test
    void figuresStandInTheHeaders() {
        Told told = answers.headed("x-envoy-upstream-service-time: 88", "x-trial-endpoint-call-remaining: 17")
                .sse(START, HEL, END);
        assertThat(told.figures())
                .containsEntry("processingDuration", 88_000_000L)
                .containsEntry("quotaRequestsLeft", 17L)
                .hasSize(2);
    }
}
