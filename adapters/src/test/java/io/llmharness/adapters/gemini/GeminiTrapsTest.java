package io.llmharness.adapters.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmharness.adapters.contract.Answers;
import io.llmharness.adapters.contract.Told;
import org.junit.jupiter.api.Test;

/** What Gemini's protocol has that a reader might not expect. */
class GeminiTrapsTest {
    private static final String HEL = "{'candidates':[{'content':{'parts':[{'text':'Hel'}],'role':'model'},'index':0}],"
            + "'usageMetadata':{'promptTokenCount':11,'totalTokenCount':11},'modelVersion':'M','responseId':'r1'}";
    private static final String LO = "{'candidates':[{'content':{'parts':[{'text':'lo.'}],'role':'model'},"
            + "'finishReason':'STOP','index':0}],'usageMetadata':{'promptTokenCount':11,'candidatesTokenCount':9,"
            + "'thoughtsTokenCount':3,'totalTokenCount':23},'modelVersion':'M','responseId':'r1'}";

    private final Answers answers = new Answers(new GeminiAdapter());

    private static String part(String part) {
        return "{'candidates':[{'content':{'parts':[" + part + "],'role':'model'}}]}";
    }

    private static String finish(String reason) {
        return "{'candidates':[{'finishReason':'" + reason + "'}]}";
    }

    @Test
    void theDocumentedStreamMeansWhatItSays() {
        Told told = answers.stream("data: " + HEL + "\r\n\r\ndata: " + LO + "\r\n\r\n");
        assertThat(told)
                .extracting(Told::outcome, Told::text, Told::payloads, Told::finish)
                .containsExactly("ok", "Hello.", 2, "STOP");
        assertThat(told.usage()).containsExactly(11L, 12L, 0L, 3L);
        assertThat(told.running()).as("the events do not say dependably").isEmpty();
    }

    @Test
    void theDocumentedPlainAnswerMeansWhatItSays() {
        Told told = answers.plain(
                "{'candidates':[{'content':{'role':'model','parts':[{'text':'thinking','thought':true},"
                        + "{'text':'Hello.'}]},'finishReason':'STOP','index':0}],'usageMetadata':{'promptTokenCount':11,"
                        + "'cachedContentTokenCount':4,'candidatesTokenCount':9,'thoughtsTokenCount':3,'totalTokenCount':23,"
                        + "'promptTokensDetails':[{'modality':'TEXT','tokenCount':11}]},'modelVersion':'M','responseId':'r1'}");
        assertThat(told)
                .extracting(Told::outcome, Told::reasoning, Told::text, Told::payloads)
                .containsExactly("ok", "thinking", "Hello.", 1);
        assertThat(told.usage()).containsExactly(11L, 12L, 4L, 3L);
        assertThat(told.running()).containsExactly(12L);
    }

    @Test
    void outputIsCandidatesAndThoughtsTogether() {
        assertThat(answers.sse(HEL, LO).usage().get(1)).isEqualTo(12L);
    }

    @Test
    void aCountThatIsAbsentIsZero() {
        Told told = answers.sse("{'candidates':[{'finishReason':'MAX_TOKENS'}],"
                + "'usageMetadata':{'promptTokenCount':11,'thoughtsTokenCount':64,'totalTokenCount':75}}");
        assertThat(told.usage()).containsExactly(11L, 64L, 0L, 64L);
        assertThat(told).extracting(Told::outcome, Told::payloads, Told::finish).containsExactly("ok", 0, "MAX_TOKENS");
    }

    @Test
    void whatToolsAddedToThePromptIsInput() {
        Told told = answers.sse("{'candidates':[{'finishReason':'STOP'}],'usageMetadata':{'promptTokenCount':11,"
                + "'toolUsePromptTokenCount':5,'candidatesTokenCount':2,'totalTokenCount':18}}");
        assertThat(told.usage()).containsExactly(16L, 2L, 0L, 0L);
    }

    @Test
    void theLastUsageCounts() {
        assertThat(answers.sse(LO, "{'usageMetadata':{'promptTokenCount':12,'candidatesTokenCount':1}}")
                        .usage())
                .containsExactly(12L, 1L, 0L, 0L);
    }

    @Test
    void thoughtsAreReasoningWhereverTheirMarkStands() {
        Told told = answers.sse(part("{'thought':true,'text':'a'}"), part("{'text':'b','thought':true}"), LO);
        assertThat(told).extracting(Told::reasoning, Told::text).containsExactly("ab", "lo.");
        assertThat(answers.sse(part("{'text':'b','thought':false}"), LO).text()).isEqualTo("blo.");
    }

    @Test
    void aSignatureIsNoToken() {
        Told told = answers.sse(part("{'text':'','thoughtSignature':'c2ln'}"), part("{'thoughtSignature':'c2ln'}"), LO);
        assertThat(told.payloads()).isEqualTo(1);
    }

    @Test
    void aFunctionCallIsPayload() {
        Told told = answers.sse(
                part(
                        "{'functionCall':{'name':'f','args':{'city':'Paris'}},'thoughtSignature':'x'},{'functionCall':{'name':'g'}}"),
                finish("STOP"));
        assertThat(told).extracting(Told::toolCalls, Told::payloads).containsExactly(2, 1);
    }

    @Test
    void withoutAFinishReasonAnAnswerIsTruncated() {
        assertThat(answers.sse(HEL).outcome()).isEqualTo("truncated");
        assertThat(answers.sse(HEL, finish("FINISH_REASON_UNSPECIFIED")).outcome())
                .isEqualTo("truncated");
        assertThat(answers.sse(HEL, finish("")).outcome()).isEqualTo("truncated");
    }

    @Test
    void usageBehindTheFinishReasonStillCounts() {
        Told told =
                answers.sse(HEL, finish("STOP"), "{'usageMetadata':{'promptTokenCount':1,'candidatesTokenCount':2}}");
        assertThat(told.outcome()).isEqualTo("ok");
        assertThat(told.usage()).containsExactly(1L, 2L, 0L, 0L);
    }

    @Test
    void everyCandidateMustFinish() {
        Answers two = new Answers(new GeminiAdapter(), "candidateCount", "2");
        String second = "{'candidates':[{'content':{'parts':[{'text':'b'}]},'finishReason':'STOP','index':1}]}";
        assertThat(two.sse(HEL, LO).outcome()).isEqualTo("truncated");
        assertThat(two.sse(HEL, second, LO).outcome()).isEqualTo("ok");
        assertThat(two.sse(second, second).outcome()).isEqualTo("truncated");
    }

    @Test
    void aBlockedPromptIsAFailureThoughItIsA200() {
        String blocked =
                "{'promptFeedback':{'blockReason':'PROHIBITED_CONTENT'},'usageMetadata':{'promptTokenCount':3}}";
        assertThat(answers.sse(blocked))
                .extracting(Told::outcome, Told::message)
                .containsExactly("bad-request", "the prompt was blocked: PROHIBITED_CONTENT");
        assertThat(answers.plain(blocked).outcome()).isEqualTo("bad-request");
    }

    @Test
    void everyFinishReasonEndsAnAnswer() {
        for (String reason : new String[] {"SAFETY", "RECITATION", "MALFORMED_FUNCTION_CALL", "A_NEW_ONE"}) {
            assertThat(answers.sse(HEL, finish(reason)))
                    .extracting(Told::outcome, Told::finish)
                    .containsExactly("ok", reason);
        }
    }

    @Test
    void anErrorInsideAStreamFailsIt() {
        String error = "{'error':{'code':429,'message':'Resource has been exhausted','status':'RESOURCE_EXHAUSTED'}}";
        assertThat(answers.sse(HEL, error))
                .extracting(Told::outcome, Told::message, Told::text)
                .containsExactly("rate-limited", "Resource has been exhausted", "Hel");
        assertThat(answers.sse(
                                HEL,
                                "{'error':{'code':503,'message':'The model is overloaded.','status':'UNAVAILABLE'}}")
                        .outcome())
                .isEqualTo("overloaded");
        assertThat(answers.sse(HEL, "{'error':{'code':500,'message':'m','status':'INTERNAL'}}")
                        .outcome())
                .isEqualTo("midstream-error");
        assertThat(answers.sse(HEL, LO, error).outcome())
                .as("behind the finish reason")
                .isEqualTo("rate-limited");
    }

    @Test
    void anErrorMayComeAsABareLine() {
        Told told = answers.stream(
                "data: " + HEL + "\r\n\r\n{'error':{'code':500,'message':'Internal error','status':'INTERNAL'}}\r\n");
        assertThat(told).extracting(Told::outcome, Told::message).containsExactly("midstream-error", "Internal error");
    }

    @Test
    void anArrayIsAStreamInOnePiece() {
        Told told = answers.plain("[" + HEL + "\n,\r\n" + LO + "\n]");
        assertThat(told).extracting(Told::outcome, Told::text).containsExactly("ok", "Hello.");
        assertThat(told.usage()).containsExactly(11L, 12L, 0L, 3L);
        assertThat(answers.plain("[{'error':{'code':500,'message':'no','status':'INTERNAL'}}]"))
                .extracting(Told::outcome, Told::message)
                .containsExactly("midstream-error", "no");
        assertThat(answers.plain("[" + HEL + "]").outcome()).isEqualTo("truncated");
        assertThat(answers.plain("[1]").outcome()).isEqualTo("protocol-violation");
        assertThat(answers.sse("[" + HEL + "]").outcome()).isEqualTo("protocol-violation");
    }

    @Test
    void commentsAndMarkersOfGatewaysDoNoHarmOrAreTold() {
        Told told = answers.stream(": ping\n\ndata:" + HEL + "\n\n: ping\n\ndata: " + LO + "\n\n");
        assertThat(told).extracting(Told::outcome, Told::payloads).containsExactly("ok", 2);
        assertThat(answers.sse(HEL, LO, "[DONE]").outcome()).isEqualTo("ok");
    }

    @Test
    void missingContentAndUnknownMembersAreNothing() {
        Told told = answers.sse(
                "{'candidates':[{'index':0}],'newMember':{'parts':[{'text':'no'}]}}",
                "{'candidates':[{'content':{'role':'model'},'safetyRatings':[{'category':'X','blocked':false}]}]}",
                "{'candidates':[],'promptFeedback':{'safetyRatings':[]}}",
                LO);
        assertThat(told).extracting(Told::outcome, Told::text, Told::payloads).containsExactly("ok", "lo.", 1);
    }

    @Test
    void whatIsNoJsonViolatesTheProtocol() {
        assertThat(answers.sse(HEL, "{'candidates':[").outcome()).isEqualTo("protocol-violation");
        assertThat(answers.page("<html><title>Error 404 (Not Found)!!1</title></html>"))
                .extracting(Told::outcome, Told::message)
                .containsExactly("protocol-violation", "not a JSON object: Error 404 (Not Found)!!1");
        assertThat(answers.plain("").outcome()).isEqualTo("truncated");
        assertThat(answers.plain("{}").outcome()).isEqualTo("truncated");
    }

    @Test
    void theFrontEndsTimeStandsInAHeader() {
        Told told = answers.headed("server-timing: gfet4t7; dur=423").sse(HEL, LO);
        assertThat(told.figures())
                .containsEntry("processingDuration", 423_000_000L)
                .hasSize(1);
    }
}
