package io.llmharness.adapters.openai;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmharness.adapters.contract.Answers;
import io.llmharness.adapters.contract.Told;
import org.junit.jupiter.api.Test;

/** What the Responses API has that a reader might not expect. */
class ResponsesTrapsTest {
    private static final String CREATED = "{'type':'response.created','sequence_number':0,'response':{'id':'resp_1',"
            + "'object':'response','status':'in_progress','error':null,'incomplete_details':null,'output':[],'usage':null}}";
    private static final String HI = "{'type':'response.output_text.delta','sequence_number':4,'item_id':'msg_1',"
            + "'output_index':0,'content_index':0,'delta':'Hi','logprobs':[],'obfuscation':'xyz'}";
    private static final String COMPLETED =
            "{'type':'response.completed','sequence_number':9,'response':{'id':'resp_1',"
                    + "'object':'response','status':'completed','error':null,'incomplete_details':null,'output':[{'type':'message',"
                    + "'content':[{'type':'output_text','text':'Hi','annotations':[]}]}],'usage':{'input_tokens':11,"
                    + "'input_tokens_details':{'cached_tokens':4,'cache_write_tokens':0},'output_tokens':12,"
                    + "'output_tokens_details':{'reasoning_tokens':3},'total_tokens':23}}}";

    private final Answers answers = new Answers(new OpenAiAdapter(), "endpoint", "responses");

    private static String event(String type, String members) {
        return "{'type':'" + type + "','sequence_number':5," + members + "}";
    }

    @Test
    void usageAlwaysComesWithTheLastEvent() {
        Told told = answers.sse(CREATED, HI, COMPLETED);
        assertThat(told)
                .extracting(Told::outcome, Told::text, Told::payloads, Told::finish)
                .containsExactly("ok", "Hi", 1, "completed");
        assertThat(told.usage()).containsExactly(11L, 12L, 4L, 3L);
        assertThat(told.running()).isEmpty();
    }

    @Test
    void theOutputOfTheLastEventIsNotNews() {
        assertThat(answers.sse(
                                CREATED,
                                HI,
                                event("response.output_text.done", "'text':'Hi'"),
                                event("response.content_part.done", "'part':{'type':'output_text','text':'Hi'}"),
                                event("response.output_item.done", "'item':{'type':'message','name':'x','content':[]}"),
                                COMPLETED)
                        .text())
                .isEqualTo("Hi");
    }

    @Test
    void anIncompleteAnswerEndsForItsReason() {
        Told told = answers.sse(
                HI,
                "{'type':'response.incomplete','response':{'incomplete_details':{'reason':'max_output_tokens'},"
                        + "'status':'incomplete','usage':{'input_tokens':1,'output_tokens':2}}}");
        assertThat(told).extracting(Told::outcome, Told::finish).containsExactly("ok", "max_output_tokens");
        assertThat(told.usage()).containsExactly(1L, 2L, -1L, -1L);
    }

    @Test
    void withoutATerminalEventAnAnswerIsTruncated() {
        assertThat(answers.sse(CREATED, HI).outcome()).isEqualTo("truncated");
        assertThat(answers.sse(CREATED, HI, "[DONE]").outcome())
                .as("a gateway's marker ends nothing")
                .isEqualTo("truncated");
        assertThat(answers.sse(CREATED, HI, COMPLETED, "[DONE]").outcome()).isEqualTo("ok");
        assertThat(answers.broken(CREATED, HI).outcome()).isEqualTo("truncated");
    }

    @Test
    void aFailedResponseIsAFailure() {
        Told told = answers.sse(
                CREATED,
                HI,
                "{'type':'response.failed','response':{'status':'failed','error':{'code':'server_error','message':'It broke.'}}}");
        assertThat(told).extracting(Told::outcome, Told::message).containsExactly("midstream-error", "It broke.");
        assertThat(answers.sse("{'type':'response.failed','response':{'status':'failed','error':{'code':"
                                + "'rate_limit_exceeded','message':'Rate limit reached'}}}")
                        .outcome())
                .isEqualTo("rate-limited");
        assertThat(answers.sse("{'type':'response.failed'}").outcome()).isEqualTo("midstream-error");
    }

    @Test
    void anErrorEventIsFlatOrNested() {
        assertThat(answers.stream("event: error\ndata: {'type':'error','sequence_number':3,'code':'server_error',"
                        + "'message':'It broke.','param':null}\n\n"))
                .extracting(Told::outcome, Told::message)
                .containsExactly("midstream-error", "It broke.");
        assertThat(answers.sse("{'type':'error','error':{'code':'context_length_exceeded','message':'Too long.'}}"))
                .extracting(Told::outcome, Told::message)
                .containsExactly("context-too-long", "Too long.");
        assertThat(answers.sse(HI, "{'error':{'message':'bare'}}").message()).isEqualTo("bare");
    }

    @Test
    void keepalivesAndUnknownEventsMeanNothing() {
        Told told = answers.sse(
                CREATED,
                "{'type':'keepalive','sequence_number':1}",
                event("response.queued", "'response':{'status':'queued','usage':null}"),
                event("response.future.delta", "'delta':'no'"),
                event("response.audio.delta", "'delta':'no'"),
                HI,
                "{'type':'keepalive','sequence_number':7}",
                COMPLETED);
        assertThat(told).extracting(Told::outcome, Told::text, Told::payloads).containsExactly("ok", "Hi", 1);
    }

    @Test
    void reasoningIsASummaryOrRaw() {
        Told told = answers.sse(
                event("response.reasoning_summary_text.delta", "'delta':'think'"),
                event("response.reasoning_text.delta", "'delta':'ing'"),
                event("response.reasoning_summary_text.done", "'text':'think'"),
                HI,
                COMPLETED);
        assertThat(told).extracting(Told::reasoning, Told::text, Told::payloads).containsExactly("thinking", "Hi", 3);
    }

    @Test
    void aRefusalIsText() {
        assertThat(answers.sse(event("response.refusal.delta", "'delta':'I cannot'"), COMPLETED)
                        .text())
                .isEqualTo("I cannot");
    }

    @Test
    void aToolsCallHasNoText() {
        Told told = answers.sse(
                CREATED,
                event("response.output_item.added", "'item':{'type':'function_call','name':'f','arguments':''}"),
                event("response.function_call_arguments.delta", "'delta':'{'"),
                event("response.function_call_arguments.delta", "'delta':''"),
                event("response.function_call_arguments.done", "'arguments':'{}'"),
                COMPLETED);
        assertThat(told)
                .extracting(Told::outcome, Told::text, Told::toolCalls, Told::payloads)
                .containsExactly("ok", "", 2, 2);
    }

    @Test
    void theRoleOfAMessageIsNoPayload() {
        assertThat(answers.sse(
                                CREATED,
                                event(
                                        "response.output_item.added",
                                        "'item':{'type':'message','role':'assistant','content':[]}"),
                                event("response.content_part.added", "'part':{'type':'output_text','text':''}"),
                                event("response.output_text.delta", "'delta':''"),
                                COMPLETED)
                        .payloads())
                .isZero();
    }

    @Test
    void aPlainAnswersTextIsDeepInItsItems() {
        Told told = answers.plain("{'id':'resp_1','object':'response','status':'completed','error':null,"
                + "'output':[{'type':'reasoning','summary':[{'type':'summary_text','text':'hm'}],"
                + "'content':[{'type':'reasoning_text','text':'m'}]},{'type':'message','content':["
                + "{'text':'Hel','type':'output_text','annotations':[]},{'type':'refusal','refusal':'lo'},"
                + "{'type':'input_text','text':'no'}]},{'type':'function_call','name':'f','arguments':'{}'}],"
                + "'output_text':'ignored','usage':{'input_tokens':11,'output_tokens':12}}");
        assertThat(told)
                .extracting(Told::outcome, Told::reasoning, Told::text, Told::toolCalls, Told::payloads)
                .containsExactly("ok", "hmm", "Hello", 1, 1);
        assertThat(told.running()).containsExactly(12L);
    }

    @Test
    void aPlainAnswerThatIsNotFinishedIsNoAnswer() {
        assertThat(answers.plain("{'status':'queued','output':[]}").outcome()).isEqualTo("truncated");
        assertThat(answers.plain("{'status':'failed','error':{'code':'server_error','message':'no'}}"))
                .extracting(Told::outcome, Told::message)
                .containsExactly("midstream-error", "no");
        assertThat(answers.plain("{'status':'cancelled'}").outcome()).isEqualTo("midstream-error");
        assertThat(answers.plain("{'error':{'message':'no'}}").message()).isEqualTo("no");
        assertThat(answers.plain("").outcome()).isEqualTo("truncated");
    }

    @Test
    void whatIsNoJsonViolatesTheProtocol() {
        assertThat(answers.sse(HI, "{'type':'response.output_text.delta','del", COMPLETED)
                        .outcome())
                .isEqualTo("protocol-violation");
        assertThat(answers.page("<html><title>Blocked</title></html>"))
                .extracting(Told::outcome, Told::message)
                .containsExactly("protocol-violation", "not a JSON object: Blocked");
    }

    @Test
    void theProcessingTimeAndTheQuotasStandInTheHeaders() {
        Told told = answers.headed(
                        "openai-processing-ms: 241",
                        "x-ratelimit-remaining-requests: 4999",
                        "x-ratelimit-remaining-tokens: 79000")
                .sse(HI, COMPLETED);
        assertThat(told.figures())
                .containsEntry("processingDuration", 241_000_000L)
                .containsEntry("quotaRequestsLeft", 4999L)
                .containsEntry("quotaTokensLeft", 79000L)
                .hasSize(3);
    }
}
