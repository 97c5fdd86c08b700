package io.llmharness.adapters.ollama;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmharness.adapters.contract.Answers;
import io.llmharness.adapters.contract.Told;
import org.junit.jupiter.api.Test;

/** What Ollama does that a reader might not expect. */
class OllamaTrapsTest {
    private static final String HI =
            "{'model':'m','created_at':'2026-08-21T10:00:00Z','message':{'role':'assistant','content':'Hi'},'done':false}";

    private final Answers answers = new Answers(new OllamaAdapter());

    @Test
    void silenceWithoutADoneLineIsTruncation() {
        assertThat(answers.lines(HI, HI, HI).outcome()).isEqualTo("truncated");
        assertThat(answers.plain("{'response':'x x x','done':false}").outcome()).isEqualTo("truncated");
    }

    @Test
    void anErrorLineComesUnder200() {
        Told told = answers.lines(HI, "{'error':'an error was encountered while running the model: unexpected EOF'}");
        assertThat(told).extracting(Told::outcome, Told::text).containsExactly("midstream-error", "Hi");
        assertThat(told.message()).isEqualTo("an error was encountered while running the model: unexpected EOF");
    }

    @Test
    void zeroesAreLeftOut() {
        assertThat(answers.lines("{'response':'','done':true,'done_reason':'stop','total_duration':5}")
                        .usage())
                .containsExactly(-1L, 0L, -1L, -1L);
    }

    @Test
    void aMissingCountOfAnAnswerWithTextIsUnknown() {
        assertThat(answers.lines("{'response':'a','done':false}", "{'response':'','done':true}")
                        .usage())
                .containsExactly(-1L, -1L, -1L, -1L);
    }

    @Test
    void aPromptWhollyCachedIsNotAPromptOfZero() {
        assertThat(answers.lines("{'response':'a','done':false}", "{'response':'','done':true,'eval_count':2}")
                        .usage())
                .containsExactly(-1L, 2L, -1L, -1L);
    }

    @Test
    void newerReleasesCountCachedPromptTokens() {
        assertThat(answers.lines(
                                "{'response':'a','done':true,'prompt_eval_count':9,'prompt_eval_cached_count':7,'eval_count':2}")
                        .usage())
                .containsExactly(9L, 2L, 7L, -1L);
    }

    @Test
    void theDoneLineMayBeVeryLong() {
        String context = "1,".repeat(100_000) + "1";
        Told told = answers.lines(
                HI, "{'response':'','done':true,'done_reason':'stop','context':[" + context + "],'eval_count':3}");
        assertThat(told).extracting(Told::outcome, t -> t.usage().get(1)).containsExactly("ok", 3L);
    }

    @Test
    void theDoneReasonMayBeAbsent() {
        assertThat(answers.lines(HI, "{'done':true}"))
                .extracting(Told::outcome, Told::finish)
                .containsExactly("ok", "");
    }

    @Test
    void thinkingStandsInTheMessageOrBesideTheResponse() {
        Told chat = answers.lines(
                "{'message':{'role':'assistant','content':'','thinking':'Let me'},'done':false}", HI, "{'done':true}");
        assertThat(chat).extracting(Told::reasoning, Told::text, Told::payloads).containsExactly("Let me", "Hi", 2);
        Told generate = answers.lines("{'response':'','thinking':'Hm','done':false}", "{'response':'x','done':true}");
        assertThat(generate)
                .extracting(Told::reasoning, Told::text, Told::payloads)
                .containsExactly("Hm", "x", 2);
    }

    @Test
    void aToolCallIsCompleteInOneLine() {
        Told told = answers.lines(
                "{'message':{'role':'assistant','content':'','tool_calls':[{'id':'c','function':{'index':0,'name':'f','arguments':{'city':'Rome'}}}]},'done':false}",
                "{'message':{'role':'assistant','content':''},'done':true,'done_reason':'stop','eval_count':9}");
        assertThat(told)
                .extracting(Told::toolCalls, Told::payloads, Told::outcome)
                .containsExactly(1, 1, "ok");
        assertThat(told.usage()).containsExactly(-1L, 9L, -1L, -1L);
    }

    @Test
    void logprobsCountTheTokensOfALine() {
        Told told = answers.lines(
                "{'response':'a','done':false,'logprobs':[{'token':'a','logprob':-1}]}",
                "{'response':'bc','done':false,'logprobs':[{'token':'b','logprob':-1},{'token':'c','top_logprobs':[{'token':'d'}]}]}",
                "{'response':'','done':true,'eval_count':3}");
        assertThat(told.running()).containsExactly(1L, 3L);
    }

    @Test
    void goEscapesAngleBracketsAndAmpersands() {
        assertThat(answers.lines("{'response':'\\u003ca\\u003e \\u0026','done':true}")
                        .text())
                .isEqualTo("<a> &");
    }

    @Test
    void anEmptyPromptOnlyLoadsTheModel() {
        Told told = answers.plain("{'model':'m','created_at':'x','response':'','done':true,'done_reason':'load'}");
        assertThat(told).extracting(Told::outcome, Told::finish).containsExactly("bad-request", "load");
        assertThat(answers.plain("{'message':{'role':'assistant','content':''},'done':true,'done_reason':'unload'}")
                        .outcome())
                .isEqualTo("bad-request");
    }

    @Test
    void durationsAreNanoseconds() {
        Told told = answers.lines("{'response':'a','done':true,'total_duration':412345678,'load_duration':21345678,"
                + "'prompt_eval_duration':130079000,'eval_duration':40079000}");
        assertThat(told.figures())
                .containsEntry("totalDuration", 412_345_678L)
                .containsEntry("loadDuration", 21_345_678L)
                .containsEntry("promptEvalDuration", 130_079_000L)
                .containsEntry("evalDuration", 40_079_000L)
                .hasSize(4);
    }

    @Test
    void nothingCountsBehindTheDoneLine() {
        assertThat(answers.lines(HI, "{'done':true}", HI, "{'error':'late'}"))
                .extracting(Told::text, Told::outcome)
                .containsExactly("Hi", "ok");
    }

    @Test
    void whatIsNoJsonViolatesTheProtocol() {
        assertThat(answers.lines(HI, "oops", "{'done':true}").outcome()).isEqualTo("protocol-violation");
        assertThat(answers.lines("[1]").outcome()).isEqualTo("protocol-violation");
        assertThat(answers.lines("{'done':true").outcome()).isEqualTo("protocol-violation");
    }
}
