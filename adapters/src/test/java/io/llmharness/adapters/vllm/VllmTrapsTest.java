package io.llmharness.adapters.vllm;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmharness.adapters.contract.Answers;
import io.llmharness.adapters.contract.Recordings;
import io.llmharness.adapters.contract.Replay;
import io.llmharness.adapters.contract.Targets;
import io.llmharness.adapters.contract.Told;
import org.junit.jupiter.api.Test;

/** What vLLM does that a reader might not expect. */
class VllmTrapsTest {
    private static final String DONE = "[DONE]";

    private final VllmAdapter adapter = new VllmAdapter();
    private final Answers answers = new Answers(adapter);

    @Test
    void eventsWithoutTextStillCarryTokens() {
        Told told = new Replay(adapter, Targets.of(adapter))
                .play(Recordings.of("vllm").bytes("completion_stream_continuous_usage"));
        assertThat(told.payloads()).isEqualTo(3);
        assertThat(told.running()).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void theRoleEventHasARunningUsageOfZero() {
        Told told = answers.sse(
                "{'choices':[{'index':0,'delta':{'role':'assistant','content':''}}],'usage':{'prompt_tokens':9,'total_tokens':9,'completion_tokens':0}}",
                "{'choices':[{'index':0,'delta':{'content':'ab'}}],'usage':{'prompt_tokens':9,'total_tokens':11,'completion_tokens':2}}",
                "{'choices':[{'index':0,'delta':{'content':''},'finish_reason':'stop','stop_reason':null}],'usage':{'prompt_tokens':9,'total_tokens':12,'completion_tokens':3}}",
                "{'choices':[],'usage':{'prompt_tokens':9,'total_tokens':12,'completion_tokens':3,'prompt_tokens_details':{'cached_tokens':8}}}",
                DONE);
        assertThat(told.payloads()).isEqualTo(1);
        assertThat(told.running()).containsExactly(2L, 3L);
        assertThat(told.usage()).containsExactly(9L, 3L, 8L, -1L);
    }

    @Test
    void aCallOfAToolComesInFragments() {
        Told told = answers.sse(
                "{'choices':[{'index':0,'delta':{'role':'assistant','content':''}}]}",
                "{'choices':[{'index':0,'delta':{'tool_calls':[{'id':'chatcmpl-tool-1','type':'function','index':0,'function':{'name':'f'}}]}}]}",
                "{'choices':[{'index':0,'delta':{'tool_calls':[{'index':0,'function':{'arguments':'{\\u0022ci'}}]}}]}",
                "{'choices':[{'index':0,'delta':{},'finish_reason':'tool_calls','stop_reason':null}]}",
                DONE);
        assertThat(told)
                .extracting(Told::toolCalls, Told::payloads, Told::finish, Told::outcome)
                .containsExactly(2, 2, "tool_calls", "ok");
    }

    @Test
    void runningUsageOfTwoChoicesIsAddedUp() {
        Told told = answers.sse(
                "{'choices':[{'index':0,'text':'a'}],'usage':{'prompt_tokens':6,'completion_tokens':1}}",
                "{'choices':[{'index':1,'text':'b'}],'usage':{'prompt_tokens':6,'completion_tokens':1}}",
                "{'choices':[{'index':1,'text':'c','finish_reason':'length'}],'usage':{'prompt_tokens':6,'completion_tokens':3}}",
                "{'choices':[{'index':0,'text':'d','finish_reason':'length'}],'usage':{'prompt_tokens':6,'completion_tokens':3}}",
                "{'choices':[],'usage':{'prompt_tokens':6,'total_tokens':12,'completion_tokens':6}}",
                DONE);
        assertThat(told.running()).containsExactly(1L, 2L, 4L, 6L);
        assertThat(told.usage()).containsExactly(6L, 6L, -1L, -1L);
    }

    @Test
    void itsOwnTimesAreMillisecondsAndItsFirstTokenLeavesTheQueueOut() {
        Told told = answers.sse(
                "{'choices':[],'usage':{'prompt_tokens':1,'completion_tokens':2},'metrics':{'time_to_first_token_ms':41.2,"
                        + "'generation_time_ms':1210.5,'queue_time_ms':0.8,'mean_itl_ms':9.53,'tokens_per_second':102.2,"
                        + "'speculative_decoding':null}}",
                DONE);
        assertThat(told.figures())
                .containsOnly(
                        java.util.Map.entry("promptEvalDuration", 41_200_000L),
                        java.util.Map.entry("evalDuration", 1_210_500_000L),
                        java.util.Map.entry("queueDuration", 800_000L),
                        java.util.Map.entry("engineTtft", 42_000_000L));
    }

    @Test
    void unknownTimesAreNoFigures() {
        assertThat(answers.sse("{'choices':[],'metrics':{'time_to_first_token_ms':null,'queue_time_ms':1}}", DONE)
                        .figures())
                .containsOnlyKeys("queueDuration");
        assertThat(answers.plain("{'choices':[{'index':0,'text':'x'}],'metrics':null}")
                        .figures())
                .isEmpty();
    }

    @Test
    void anErrorInMidStreamIsFollowedByTheMarkerAndFailsAllTheSame() {
        Told told = answers.sse(
                "{'choices':[{'index':0,'delta':{'content':'a'}}]}",
                "{'error':{'message':'Internal server error','type':'InternalServerError','param':null,'code':500}}",
                DONE);
        assertThat(told)
                .extracting(Told::outcome, Told::message)
                .containsExactly("midstream-error", "Internal server error");
    }

    @Test
    void olderReleasesSendTheFlatFormInside() {
        assertThat(answers.sse(
                                "{'error':{'object':'error','message':'gone','type':'InternalServerError','param':null,'code':500}}",
                                DONE)
                        .message())
                .isEqualTo("gone");
    }

    @Test
    void olderReleasesNameReasoningDifferently() {
        for (String delta :
                new String[] {"'reasoning':'a'", "'reasoning_content':'a'", "'reasoning':'a','reasoning_content':'a'"
                }) {
            Told told = answers.sse("{'choices':[{'index':0,'delta':{" + delta + "}}]}", DONE);
            assertThat(told).extracting(Told::reasoning, Told::payloads).containsExactly("a", 1);
        }
    }

    @Test
    void beamSearchStreamsItsWholeAnswerAsOneEvent() {
        Told told = answers.sse(
                "{'object':'text_completion','choices':[{'index':0,'text':'a b','finish_reason':'length'}],'usage':{'prompt_tokens':1,'completion_tokens':2}}",
                DONE);
        assertThat(told).extracting(Told::text, Told::payloads, Told::outcome).containsExactly("a b", 1, "ok");
        assertThat(told.usage()).containsExactly(1L, 2L, -1L, -1L);
    }

    @Test
    void keepAliveCommentsAreNothing() {
        assertThat(answers.stream(": keep-alive\n\n: keep-alive\n\ndata: [DONE]\n\n")
                        .payloads())
                .isZero();
    }
}
