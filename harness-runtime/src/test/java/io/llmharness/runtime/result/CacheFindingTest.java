package io.llmharness.runtime.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.llmharness.runtime.engine.EngineCounters;
import io.llmharness.runtime.plan.TrialPlan;
import io.llmharness.runtime.result.ResultSamples.Iteration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CacheFindingTest {
    /** 100 requests of so many prompt tokens, of which so many were cached. */
    @ParameterizedTest
    @CsvSource({
        "cold, 1000, 0, ",
        "cold, 1000, 99, ",
        "cold, 1000, 110, but 11.0 % of the prompt tokens came from the engine's cache: it knows more of the prompts",
        "cold, 60, 30, ",
        "cold, 128, 112, but 87.5 % of the prompt tokens",
        "50%, 1000, 500, ",
        "50%, 1000, 420, ",
        "50%, 1000, 0, but 0 % of the prompt tokens came from the engine's cache: its cache is off",
        "50%, 1000, 700, but 70.0 % of the prompt tokens",
        "50%, 128, 32, ",
        "warm, 1000, 900, ",
        "warm, 1000, 100, ",
        "warm, 1000, 90, but 9.00 % of the prompt tokens came from the engine's cache: prompts do not repeat",
        "warm, 30, 0, but 0 % of the prompt tokens"
    })
    void usage_is_held_against_the_intent(String intent, long prompt, long cached, String words) {
        CacheFinding found = look(intent, new TokenCounts(100 * prompt, 1, 0, 100 * cached, 1, 100, 0, 0, 100));
        assertThat(found.source()).isEqualTo("usage");
        assertThat(found.share().orElseThrow()).isCloseTo((double) cached / prompt, within(1e-9));
        if (words == null) {
            assertThat(found.mismatch()).isEmpty();
        } else {
            assertThat(found.mismatch().orElseThrow())
                    .startsWith("the cache was declared " + intent + ", ")
                    .contains(words);
        }
    }

    @Test
    void without_usage_the_engines_counters_tell() {
        TokenCounts silent = new TokenCounts(100_000, 1, 0, 0, 1, 100, 0, 0, 0);
        CacheFinding found = look("cold", silent, new EngineCounters(200_000, 150_000, 1, 200));
        assertThat(found.source()).isEqualTo("counters");
        assertThat(found.mismatch().orElseThrow()).contains("75.0 % of the prompt tokens");
        assertThat(look("cold", silent, new EngineCounters(200_000, 0, 1, 200)).mismatch())
                .isEmpty();
    }

    @Test
    void an_engine_that_does_not_tell_leaves_it_unknown() {
        TokenCounts silent = new TokenCounts(100_000, 1, 0, 0, 1, 100, 0, 0, 0);
        for (CacheFinding found : List.of(
                look("warm", silent),
                look("warm", silent, new EngineCounters(Double.NaN, Double.NaN, 1, 200)),
                look("warm", silent, new EngineCounters(0, 0, 1, 200)))) {
            assertThat(found.share()).isEmpty();
            assertThat(found.mismatch()).isEmpty();
        }
    }

    @Test
    void a_miss_marks_the_run() {
        TrialResult trial = trial("warm", new TokenCounts(128_000, 64_000, 0, 0, 64_000, 1000, 0, 0, 1000));
        assertThat(Validity.of(trial).verdict()).isEqualTo(Validity.Verdict.DEGRADED);
        assertThat(Validity.of(trial).reasons())
                .containsExactly(
                        "the cache was declared warm, but 0 % of the prompt tokens came from the engine's cache:"
                                + " prompts do not repeat, or its cache is off");
    }

    private static CacheFinding look(String intent, TokenCounts tokens, EngineCounters... counted) {
        TrialResult trial = trial(intent, tokens, counted);
        return CacheFinding.of(trial.plan(), Merge.trial(trial), trial.forks());
    }

    private static TrialResult trial(String intent, TokenCounts tokens, EngineCounters... counted) {
        TrialPlan plan = ResultSamples.cache(ResultSamples.withForks(ResultSamples.plan(), 1, 1), intent);
        ForkResult fork = ResultSamples.fork(0, Iteration.of(0, 100, 200).tokens(tokens))
                .counters(
                        Optional.of(List.of(counted)).filter(c -> !c.isEmpty()).map(c -> c.get(0)));
        return ResultSamples.trial(plan, fork);
    }
}
