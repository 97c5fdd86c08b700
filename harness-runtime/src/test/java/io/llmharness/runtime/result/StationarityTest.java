package io.llmharness.runtime.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.llmharness.runtime.plan.TrialPlan;
import io.llmharness.runtime.plan.TrialPlan.LoadPlan;
import io.llmharness.runtime.result.ResultSamples.Iteration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StationarityTest {
    private static final TrialPlan PLAN = ResultSamples.withForks(ResultSamples.plan(), 1, 3);

    @Test
    void a_steady_fork_is_steady_from_the_end_of_its_ramp() {
        Stationarity s = look(PLAN, i -> i < 4 ? 100 + 200 * i : 1000, i -> 200);
        assertThat(s.isSteady()).isTrue();
        assertThat(s.warmupSeconds()).isEqualTo(10);
        assertThat(s.measuredSeconds()).isEqualTo(30);
        assertThat(s.steadyFrom()).isPresent();
        assertThat(s.steadyFrom().getAsInt()).isBetween(1, 4);
        assertThat(s.steady().orElseThrow().seconds()).isEqualTo(30);
    }

    @Test
    void a_ramp_into_the_measured_time_is_told_with_its_end() {
        Stationarity s = look(PLAN, i -> i < 20 ? 50 * i : 1000, i -> 200);
        assertThat(s.isSteady()).isFalse();
        assertThat(s.trends()).extracting(Trend::series).containsExactly("output");
        assertThat(s.steadyFrom().orElseThrow()).isBetween(15, 20);
        Stationarity.Steady steady = s.steady().orElseThrow();
        assertThat(steady.outputTokensPerSecond()).isCloseTo(1000, within(40.0));
    }

    @Test
    void a_queue_that_grows_is_never_steady() {
        TrialPlan open = ResultSamples.with(PLAN, new LoadPlan("poisson", Optional.of(9.0), Map.of()));
        Stationarity s = look(open, i -> 1000, i -> 200 + 100 * i);
        assertThat(s.trends()).extracting(Trend::series).containsExactly("ttft", "requests in flight");
        assertThat(s.trends().get(0).change()).isGreaterThan(0.5);
        assertThat(s.steadyFrom()).isEmpty();
        assertThat(s.steady()).isEmpty();
    }

    @Test
    void few_seconds_are_not_judged() {
        ForkResult fork =
                ResultSamples.fork(0, Iteration.of(0, 100, 200).intervals(seconds(0, 9, i -> 10 * i, i -> 5)));
        Stationarity s = Stationarity.of(PLAN, List.of(fork)).get(0);
        assertThat(s.tested()).isFalse();
        assertThat(s.isSteady()).isTrue();
        assertThat(s.steadyFrom()).isEmpty();
    }

    @Test
    void validity_says_which_fork_and_from_when_on() {
        TrialResult trial = ResultSamples.trial(PLAN, fork(i -> i < 20 ? 50 * i : 1000, i -> 200));
        Validity validity = Validity.of(trial);
        assertThat(validity.verdict()).isEqualTo(Validity.Verdict.DEGRADED);
        assertThat(validity.reasons())
                .singleElement()
                .asString()
                .startsWith("fork 1 was not steady while measured: output ")
                .contains("; steady from second ")
                .endsWith("of the measured 30");
    }

    private static Stationarity look(TrialPlan plan, IntToDoubleFunction output, IntToDoubleFunction ttftMillis) {
        return Stationarity.of(plan, List.of(fork(output, ttftMillis))).get(0);
    }

    /** Ten seconds of warm-up and three iterations of ten. */
    private static ForkResult fork(IntToDoubleFunction output, IntToDoubleFunction ttftMillis) {
        Iteration[] iterations = IntStream.range(0, 4)
                .mapToObj(i -> {
                    List<IntervalResult> seconds = seconds(10 * i, 10, output, ttftMillis);
                    double tokens = seconds.stream()
                            .mapToDouble(IntervalResult::outputTokens)
                            .sum();
                    Iteration iteration = Iteration.of(i, 80, 200)
                            .intervals(seconds)
                            .flow(new Flow(10, tokens, 1000, 80, 80, 1200, 0, 0));
                    return i == 0 ? iteration.warmup() : iteration;
                })
                .toArray(Iteration[]::new);
        return ResultSamples.fork(0, iterations);
    }

    private static List<IntervalResult> seconds(
            int first, int count, IntToDoubleFunction output, IntToDoubleFunction ttftMillis) {
        Random random = new Random(first);
        return IntStream.range(first, first + count)
                .mapToObj(i -> {
                    long ttft = Math.round(ttftMillis.applyAsDouble(i) * (1e6 + 1e4 * random.nextGaussian()));
                    double tokens = output.applyAsDouble(i) * (1 + 0.02 * random.nextGaussian());
                    return new IntervalResult(i, first / 10, tokens, 8, 0, ttft / 20_000_000, 0, 0, 8, ttft);
                })
                .toList();
    }
}
