package io.llmharness.adapters.openai;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmharness.adapters.contract.Answers;
import io.llmharness.adapters.contract.Told;
import org.junit.jupiter.api.Test;

/** What llama.cpp's server, Ollama's {@code /v1}, SGLang and TGI do that OpenAI does not, and a reader might not expect. */
class CompatibleServersTrapsTest {
    private static final String HI = "{'choices':[{'index':0,'delta':{'content':'Hi'},'finish_reason':null}]}";
    private static final String STOP = "{'choices':[{'index':0,'delta':{},'finish_reason':'stop'}]}";
    private static final String DONE = "[DONE]";

    private final Answers answers = new Answers(new OpenAiAdapter());

    @Test
    void theMarkerMayLackItsNewline() {
        assertThat(answers.stream("data: " + HI + "\n\ndata: [DONE]").outcome()).isEqualTo("ok");
    }

    @Test
    void anOverloadAsTheOnlyEventIsAnOverload() {
        // TGI sends the constant 422 whatever happened
        Told told = answers.sse("{'error':{'message':'Model is overloaded','http_status_code':422}}", DONE);
        assertThat(told.outcome()).isEqualTo("overloaded");
        assertThat(answers.sse("{'error':{'object':'error','message':'The request queue is full.','code':503}}", DONE)
                        .outcome())
                .isEqualTo("overloaded");
    }

    @Test
    void aFlatErrorIsAnError() {
        assertThat(answers.sse(
                                "{'object':'error','message':'bad','type':'BadRequestError','param':null,'code':400}",
                                DONE)
                        .outcome())
                .isEqualTo("midstream-error");
    }

    @Test
    void llamaCppOnceSentErrorsInAFieldOfTheirOwn() {
        Told told =
                answers.stream("data: " + HI + "\n\nerror: {'code':500,'message':'oops','type':'server_error'}\n\n");
        assertThat(told.outcome()).isEqualTo("midstream-error");
        assertThat(told.message()).isEqualTo("oops");
    }

    @Test
    void ollamaHidesAnErrorInMidStream() {
        Told told = answers.sse(
                HI,
                "{'id':'chatcmpl-1','model':'','choices':[{'index':0,'delta':{'role':'assistant','content':''},'finish_reason':null}]}");
        assertThat(told.outcome()).isEqualTo("truncated");
        assertThat(told.finish()).isEmpty();
    }

    @Test
    void aZeroUsageBesideAChoiceSaysNothing() {
        String zero = "'usage':{'prompt_tokens':0,'completion_tokens':0,'total_tokens':0}";
        Told told = answers.sse(
                "{'choices':[{'text':'a','index':0,'finish_reason':null}]," + zero + "}",
                "{'choices':[{'text':'','index':0,'finish_reason':'stop'}]," + zero + "}",
                "{'choices':[],'usage':{'prompt_tokens':5,'completion_tokens':2,'total_tokens':7}}",
                DONE);
        assertThat(told.running()).isEmpty();
        assertThat(told.usage()).containsExactly(5L, 2L, -1L, -1L);
    }

    @Test
    void thinkingComesWithEmptyContent() {
        Told told = answers.sse(
                "{'choices':[{'index':0,'delta':{'role':'assistant','content':'','reasoning':'Let me'}}]}",
                HI,
                STOP,
                DONE);
        assertThat(told).extracting(Told::reasoning, Told::text, Told::payloads).containsExactly("Let me", "Hi", 2);
    }

    @Test
    void reasoningUnderTwoNamesIsOneText() {
        Told told = answers.sse("{'choices':[{'index':0,'delta':{'reasoning':'a','reasoning_content':'a'}}]}", DONE);
        assertThat(told.reasoning()).isEqualTo("a");
        assertThat(answers.sse("{'choices':[{'delta':{'reasoning_content':null,'reasoning':'b'}}]}", DONE)
                        .reasoning())
                .isEqualTo("b");
    }

    @Test
    void llamaCppCountsEachChoiceApart() {
        Told told = answers.sse(
                "{'choices':[{'text':'','index':1,'finish_reason':'length'}],'usage':{'prompt_tokens':3,'completion_tokens':5}}",
                "{'choices':[{'text':'','index':0,'finish_reason':'stop'}],'usage':{'prompt_tokens':3,'completion_tokens':2}}",
                DONE);
        assertThat(told.usage()).containsExactly(3L, 7L, -1L, -1L);
    }

    @Test
    void llamaCppTimingsOnEveryEventAreARunningCount() {
        String timings = "'timings':{'cache_n':4,'prompt_n':6,'prompt_ms':30.9,'predicted_n':%d,'predicted_ms':18.9}";
        Told told = answers.sse(
                "{'choices':[{'index':0,'delta':{'content':'a'},'finish_reason':null}]," + String.format(timings, 1)
                        + "}",
                "{'choices':[{'index':0,'delta':{'content':'b'},'finish_reason':null}]," + String.format(timings, 2)
                        + "}",
                "{'choices':[{'index':0,'delta':{},'finish_reason':'stop'}]," + String.format(timings, 3) + "}",
                DONE);
        assertThat(told.running()).containsExactly(1L, 2L, 3L);
        assertThat(told.usage()).containsExactly(10L, 3L, 4L, -1L);
        assertThat(told.figures())
                .containsEntry("promptEvalDuration", 30_900_000L)
                .containsEntry("evalDuration", 18_900_000L);
    }

    @Test
    void usageWinsOverTimingsInEitherOrder() {
        String usage = "'usage':{'prompt_tokens':9,'completion_tokens':8}";
        String timings = "'timings':{'cache_n':1,'prompt_n':1,'predicted_n':1}";
        assertThat(answers.sse("{'choices':[]," + usage + "," + timings + "}", DONE)
                        .usage())
                .containsExactly(9L, 8L, -1L, -1L);
        assertThat(answers.sse("{'choices':[]," + timings + "," + usage + "}", DONE)
                        .usage())
                .containsExactly(9L, 8L, -1L, -1L);
    }

    @Test
    void prefillProgressIsNoPayload() {
        Told told = answers.sse(
                "{'choices':[{'index':0,'delta':{'role':'assistant','content':null}}],'prompt_progress':{'total':10,'cache':0,'processed':5}}",
                HI,
                STOP,
                DONE);
        assertThat(told.payloads()).isEqualTo(1);
    }

    @Test
    void anAbortedAnswerIsAFailure() {
        Told told = answers.sse(HI, "{'choices':[{'index':0,'delta':{},'finish_reason':'abort'}]}", DONE);
        assertThat(told.outcome()).isEqualTo("midstream-error");
        assertThat(told.finish()).isEqualTo("abort");
    }

    @Test
    void anEmptyFinishReasonIsNone() {
        Told told = answers.sse(
                "{'choices':[{'text':'a','index':0,'finish_reason':''}]}",
                "{'choices':[{'text':'b','index':0,'finish_reason':'length'}],'usage':{'prompt_tokens':1,'completion_tokens':2}}",
                DONE);
        assertThat(told).extracting(Told::finish, Told::text).containsExactly("length", "ab");
        assertThat(told.usage()).containsExactly(1L, 2L, -1L, -1L);
    }

    @Test
    void aStreamUnderTheWrongContentTypeSaysSo() {
        Told told = answers.plain("data: " + HI + "\n\ndata: [DONE]\n\n");
        assertThat(told.outcome()).isEqualTo("protocol-violation");
        assertThat(told.message()).contains("data: {");
    }

    @Test
    void manyChoicesAreCounted() {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < 200; i++) {
            body.append("data: {'choices':[{'index':")
                    .append(i)
                    .append(",'text':'x','finish_reason':'stop'}],")
                    .append("'usage':{'prompt_tokens':1,'completion_tokens':2,'reasoning_tokens':1}}\n\n");
        }
        body.append(
                "data: {'choices':[{'index':2000000000,'text':'x'}],'usage':{'completion_tokens':9}}\n\ndata: [DONE]\n\n");
        assertThat(answers.stream(body.toString()).usage()).containsExactly(1L, 400L, -1L, 200L);
    }
}
