package io.llmharness.adapters.azure;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmharness.adapters.contract.Answers;
import io.llmharness.adapters.contract.Told;
import org.junit.jupiter.api.Test;

/** What Azure adds to OpenAI's protocol. */
class AzureTrapsTest {
    private static final String PROMPT_FILTER = "{'choices':[],'created':0,'id':'','model':'','object':'',"
            + "'prompt_filter_results':[{'prompt_index':0,'content_filter_results':{'hate':{'filtered':false,'severity':'safe'}}}]}";
    private static final String ROLE = "{'choices':[{'content_filter_results':{},'delta':{'content':'','refusal':null,"
            + "'role':'assistant'},'finish_reason':null,'index':0,'logprobs':null}],'created':1767225600,'id':'chatcmpl-1',"
            + "'model':'M','object':'chat.completion.chunk','system_fingerprint':'fp_1'}";
    private static final String HI =
            "{'choices':[{'content_filter_results':{},'delta':{'content':'Hi'},'finish_reason':null,'index':0}]}";
    private static final String STOP = "{'choices':[{'delta':{},'finish_reason':'stop','index':0}]}";
    private static final String USAGE =
            "{'choices':[],'usage':{'prompt_tokens':11,'completion_tokens':2,'total_tokens':13}}";
    private static final String DONE = "[DONE]";

    private final Answers answers = new Answers(new AzureOpenAiAdapter());

    @Test
    void thePromptsFilterResultsAreNoToken() {
        Told told = answers.sse(PROMPT_FILTER, ROLE, HI, STOP, USAGE, DONE);
        assertThat(told)
                .extracting(Told::outcome, Told::text, Told::payloads, Told::finish)
                .containsExactly("ok", "Hi", 1, "stop");
        assertThat(told.usage()).containsExactly(11L, 2L, -1L, -1L);
    }

    @Test
    void anAnnotationHasAChoiceWithoutDelta() {
        Told told = answers.sse(
                ROLE,
                HI,
                "{'id':'','object':'','created':0,'model':'','choices':[{'index':0,'finish_reason':null,"
                        + "'content_filter_results':{'hate':{'filtered':false,'severity':'safe'}},"
                        + "'content_filter_offsets':{'check_offset':44,'start_offset':44,'end_offset':198}}],'usage':null}",
                HI,
                STOP,
                DONE);
        assertThat(told).extracting(Told::outcome, Told::text, Told::payloads).containsExactly("ok", "HiHi", 2);
    }

    @Test
    void filteredOutputEndsWithThatReason() {
        assertThat(answers.sse(HI, "{'choices':[{'delta':{},'finish_reason':'content_filter','index':0}]}", DONE))
                .extracting(Told::outcome, Told::finish)
                .containsExactly("ok", "content_filter");
    }

    @Test
    void withoutTheMarkerAnAnswerIsTruncated() {
        assertThat(answers.sse(PROMPT_FILTER, HI, STOP).outcome()).isEqualTo("truncated");
    }

    @Test
    void aPlainAnswerHasFilterResultsBesideItsText() {
        Told told = answers.plain("{'choices':[{'content_filter_results':{'hate':{'filtered':false,'severity':'safe'}},"
                + "'finish_reason':'stop','index':0,'message':{'content':'Hello.','role':'assistant'}}],"
                + "'prompt_filter_results':[{'prompt_index':0,'content_filter_results':{}}],"
                + "'usage':{'completion_tokens':2,'prompt_tokens':11,'total_tokens':13}}");
        assertThat(told).extracting(Told::outcome, Told::text).containsExactly("ok", "Hello.");
        assertThat(told.usage()).containsExactly(11L, 2L, -1L, -1L);
    }

    @Test
    void responsesReportFilteringBesideTheOutput() {
        Told told = new Answers(new AzureOpenAiAdapter(), "endpoint", "responses")
                .sse(
                        "{'type':'response.output_text.delta','delta':'Hi','sequence_number':4}",
                        "{'type':'response.completed','sequence_number':5,'response':{'status':'completed','content_filters':[{'blocked':false,"
                                + "'source_type':'prompt','content_filter_results':{},'content_filter_offsets':{}}],"
                                + "'usage':{'input_tokens':3,'output_tokens':2}}}");
        assertThat(told).extracting(Told::outcome, Told::text).containsExactly("ok", "Hi");
        assertThat(told.usage()).containsExactly(3L, 2L, -1L, -1L);
    }

    @Test
    void quotasAreToldAndTheProcessingTimeIsNotTrusted() {
        Told told = answers.headed(
                        "x-ratelimit-limit-requests: 60",
                        "x-ratelimit-remaining-requests: 59",
                        "x-ratelimit-remaining-tokens: 0",
                        "openai-processing-ms: 7")
                .sse(HI, STOP, DONE);
        assertThat(told.figures())
                .containsEntry("quotaRequestsLeft", 59L)
                .containsEntry("quotaTokensLeft", 0L)
                .hasSize(2);
    }

    @Test
    void quotasThatAzureDoesNotKnowAreNone() {
        Told told = new Answers(new AzureOpenAiAdapter(), "endpoint", "responses")
                .headed(
                        "x-ratelimit-limit-requests: -1",
                        "x-ratelimit-remaining-requests: -1",
                        "x-ratelimit-limit-tokens: 0",
                        "x-ratelimit-remaining-tokens: 0")
                .sse("{'type':'response.completed','response':{'status':'completed'}}");
        assertThat(told.figures()).isEmpty();
    }
}
