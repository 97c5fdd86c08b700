package io.llmharness.adapters.openai;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmharness.adapters.contract.Answers;
import io.llmharness.adapters.contract.Told;
import org.junit.jupiter.api.Test;

/** What OpenAI's protocol has that a reader might not expect. */
class OpenAiTrapsTest {
    private static final String HI = "{'choices':[{'index':0,'delta':{'content':'Hi'},'finish_reason':null}]}";
    private static final String STOP = "{'choices':[{'index':0,'delta':{},'finish_reason':'stop'}]}";
    private static final String DONE = "[DONE]";

    private final Answers answers = new Answers(new OpenAiAdapter());

    @Test
    void roleOnlyEventsAreNoPayload() {
        assertThat(answers.sse(
                                "{'choices':[{'index':0,'delta':{'role':'assistant','content':'','refusal':null}}]}",
                                "{'choices':[{'index':0,'delta':{'role':'assistant','content':null}}]}",
                                HI,
                                STOP,
                                DONE)
                        .payloads())
                .isEqualTo(1);
    }

    @Test
    void usageIsNullUntilItsOwnEvent() {
        Told told = answers.sse(
                "{'choices':[{'index':0,'delta':{'content':'Hi'}}],'usage':null}",
                "{'choices':[{'index':0,'delta':{},'finish_reason':'stop'}],'usage':null}",
                "{'choices':[],'usage':{'prompt_tokens':11,'completion_tokens':12,'total_tokens':23,"
                        + "'prompt_tokens_details':{'cached_tokens':4,'audio_tokens':0},"
                        + "'completion_tokens_details':{'reasoning_tokens':3,'audio_tokens':0}}}",
                DONE);
        assertThat(told.usage()).containsExactly(11L, 12L, 4L, 3L);
        assertThat(told.running()).isEmpty();
    }

    @Test
    void anObfuscatedEventIsStillOneEvent() {
        assertThat(answers.sse("{'choices':[{'index':0,'delta':{'content':'Hi'}}],'obfuscation':'xK2\\u0022'}", DONE)
                        .text())
                .isEqualTo("Hi");
    }

    @Test
    void aRefusalIsText() {
        Told told = answers.sse("{'choices':[{'index':0,'delta':{'refusal':'I cannot'}}]}", STOP, DONE);
        assertThat(told.text()).isEqualTo("I cannot");
        assertThat(told.payloads()).isEqualTo(1);
    }

    @Test
    void theMarkerMayHaveMoreBehindItAndEndsAll() {
        Told told = answers.sse(HI, STOP, "[DONE] bye", HI);
        assertThat(told.outcome()).isEqualTo("ok");
        assertThat(told.text()).isEqualTo("Hi");
    }

    @Test
    void withoutTheMarkerAnAnswerIsTruncated() {
        assertThat(answers.sse(HI, STOP).outcome()).isEqualTo("truncated");
    }

    @Test
    void anErrorInsideAStreamFailsIt() {
        Told told = answers.stream("data: " + HI
                + "\n\nevent: error\ndata: {'error':{'message':'The server had an error','type':'server_error'}}\n\n");
        assertThat(told.outcome()).isEqualTo("midstream-error");
        assertThat(told.message()).isEqualTo("The server had an error");
        assertThat(told.text()).isEqualTo("Hi");
    }

    @Test
    void anEmptyErrorIsNone() {
        assertThat(answers.sse(
                        "{'error':null,'choices':[{'delta':{'content':'a'}}]}", "{'error':{}}", "{'error':''}", DONE))
                .extracting(Told::outcome, Told::text)
                .containsExactly("ok", "a");
    }

    @Test
    void anErrorOfAKnownKindInsideAStreamKeepsItsKind() {
        assertThat(answers.sse("{'error':{'message':'Rate limit reached','code':'rate_limit_exceeded'}}")
                        .outcome())
                .isEqualTo("rate-limited");
        assertThat(answers.sse("{'error':{'message':'x','type':'Service Unavailable','code':503}}", DONE)
                        .outcome())
                .isEqualTo("overloaded");
    }

    @Test
    void toolCallFragmentsArePayload() {
        Told told = answers.sse(
                "{'choices':[{'index':0,'delta':{'tool_calls':[{'id':'c','type':'function','index':0,'function':{'name':'f'}}]}}]}",
                "{'choices':[{'index':0,'delta':{'tool_calls':[{'index':0,'function':{'arguments':'{\\u0022ci'}}]}}]}",
                "{'choices':[{'index':0,'delta':{'tool_calls':[{'index':0,'function':{'arguments':''}}]}}]}",
                "{'choices':[{'index':0,'delta':{'tool_calls':[{'index':0,'id':'only'}]}}]}",
                "{'choices':[{'index':0,'delta':{'tool_calls':null,'function_call':{'name':'old','arguments':''}}}]}",
                "{'choices':[{'index':0,'delta':{},'finish_reason':'tool_calls'}]}",
                DONE);
        assertThat(told)
                .extracting(Told::toolCalls, Told::payloads, Told::finish)
                .containsExactly(3, 3, "tool_calls");
    }

    @Test
    void keyOrderDoesNotMatter() {
        Told told = answers.sse(
                "{'usage':{'total_tokens':5,'completion_tokens':2,'prompt_tokens':3},"
                        + "'choices':[{'finish_reason':'stop','delta':{'content':'x'},'index':0}]}",
                DONE);
        assertThat(told.usage()).containsExactly(3L, 2L, -1L, -1L);
        assertThat(told.text()).isEqualTo("x");
    }

    @Test
    void escapesAndSplitSurrogatePairsBecomeText() {
        Told told = answers.sse(
                "{'choices':[{'delta':{'content':'\\u003cb\\u003e \\ud83d'}}]}",
                "{'choices':[{'delta':{'content':'\\ude00'}}]}",
                DONE);
        assertThat(told.text()).isEqualTo("<b> 😀");
    }

    @Test
    void commentsPingsAndCarriageReturnsAreNothing() {
        Told told = answers.stream(":\n\n: keep-alive\r\n\r\ndata:" + HI + "\r\n\r\n:\n\ndata:  [DONE]\n\n");
        assertThat(told).extracting(Told::outcome, Told::payloads).containsExactly("ok", 1);
    }

    @Test
    void whatIsNoJsonViolatesTheProtocol() {
        Told told = answers.sse(HI, "{'choices':[{'delta':{'content':'x'", DONE);
        assertThat(told.outcome()).isEqualTo("protocol-violation");
        assertThat(told.message()).startsWith("not a JSON object: {\"choices\"");
        assertThat(answers.sse("42", DONE).outcome()).isEqualTo("protocol-violation");
        assertThat(answers.sse("{} trailing", DONE).outcome()).isEqualTo("protocol-violation");
        assertThat(answers.sse(HI, "   ", DONE).outcome()).isEqualTo("ok");
    }

    @Test
    void aPlainAnswerIsOneEvent() {
        Told told = answers.plain(
                "{'choices':[{'index':0,'message':{'role':'assistant','content':'Hello.','refusal':null,'tool_calls':[]},"
                        + "'logprobs':null,'finish_reason':'stop'}],'usage':{'prompt_tokens':11,'completion_tokens':12,"
                        + "'completion_tokens_details':{'reasoning_tokens':3}},'service_tier':'default'}");
        assertThat(told)
                .extracting(Told::outcome, Told::text, Told::payloads, Told::finish)
                .containsExactly("ok", "Hello.", 1, "stop");
        assertThat(told.usage()).containsExactly(11L, 12L, -1L, 3L);
        assertThat(told.running()).containsExactly(12L);
    }

    @Test
    void aPlainErrorUnder200IsAnError() {
        assertThat(answers.plain("{'error':{'message':'no','type':'x'}}").outcome())
                .isEqualTo("midstream-error");
        assertThat(answers.plain("{'error':'no'}").message()).isEqualTo("no");
    }

    @Test
    void aPlainAnswerWithoutChoicesIsTruncated() {
        assertThat(answers.plain("{'id':'x'}").outcome()).isEqualTo("truncated");
        assertThat(answers.plain("").outcome()).isEqualTo("truncated");
    }

    @Test
    void theProcessingTimeAndTheQuotasStandInTheHeaders() {
        answers.headed(
                "openai-processing-ms: 241",
                "x-ratelimit-remaining-requests: 4999",
                "x-ratelimit-remaining-tokens: 79000");
        assertThat(answers.sse(HI, STOP, DONE).figures())
                .as("of a stream it is the time to the head")
                .containsEntry("processingDuration", 241_000_000L)
                .containsEntry("quotaRequestsLeft", 4999L)
                .containsEntry("quotaTokensLeft", 79000L)
                .hasSize(3);
        assertThat(answers.plain("{'choices':[{'message':{'content':'x'}}]}").figures())
                .containsEntry("processingDuration", 241_000_000L);
    }

    @Test
    void aProxysPageIsNoAnswer() {
        assertThat(answers.page("<html><title>Sign in</title></html>"))
                .extracting(Told::outcome, Told::message)
                .containsExactly("protocol-violation", "not a JSON object: Sign in");
    }
}
