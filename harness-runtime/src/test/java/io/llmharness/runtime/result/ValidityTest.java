package io.llmharness.runtime.result;

import static io.llmharness.runtime.result.Validity.Verdict.DEGRADED;
import static io.llmharness.runtime.result.Validity.Verdict.INVALID;
import static io.llmharness.runtime.result.Validity.Verdict.VALID;
import static org.assertj.core.api.Assertions.assertThat;

import io.llmharness.runtime.catalog.SloModel;
import io.llmharness.runtime.engine.FailureCause;
import io.llmharness.runtime.metric.Metric;
import io.llmharness.runtime.plan.TrialPlan;
import io.llmharness.runtime.plan.TrialPlan.LoadPlan;
import io.llmharness.runtime.result.ResultSamples.Iteration;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ValidityTest {
    private static final TrialPlan ONE = ResultSamples.withForks(ResultSamples.plan(), 1, 1);
    private static final TrialPlan OPEN = ResultSamples.with(ONE, new LoadPlan("poisson", Optional.of(4.0), Map.of()));

    @Test
    void nothing_wrong_is_valid() {
        Validity validity = Validity.of(ResultSamples.good());
        assertThat(validity.verdict()).isEqualTo(VALID);
        assertThat(validity.reasons()).isEmpty();
        assertThat(validity.notes()).isEmpty();
        assertThat(validity.printable()).isTrue();
    }

    @Test
    void loop_lag_is_judged_by_its_p99_and_its_maximum() {
        assertThat(judge(lag(Metric.LOOP_LAG, 9, 9)).verdict()).isEqualTo(VALID);
        assertReason(judge(lag(Metric.LOOP_LAG, 20, 20)), DEGRADED, "event-loop lag p99 20.0 ms is above 10.0 ms");
        assertReason(judge(lag(Metric.LOOP_LAG, 1, 300)), DEGRADED, "event-loop lag max 300 ms is above 200 ms");
        assertReason(judge(lag(Metric.LOOP_LAG, 150, 150)), INVALID, "could not keep up");
    }

    @Test
    void who_took_the_processors_decides_what_to_do() {
        ClientHealth waited = new ClientHealth(0, 0, 0, 0.1, 0.99);
        assertReason(judge(lag(Metric.LOOP_LAG, 150, 150).health(waited)), INVALID, "with taskset");
        ClientHealth worked = new ClientHealth(0, 0, 0, 0.7, 0.9);
        assertReason(judge(lag(Metric.LOOP_LAG, 150, 150).health(worked)), INVALID, "more event loops (-el)");
    }

    @Test
    void few_lags_are_judged_by_their_maximum() {
        Iteration few = base().histogram(Metric.LOOP_LAG, ResultSamples.values(10, 20_000_000, 0));
        assertReason(judge(few), DEGRADED, "event-loop lag max 20.0 ms is above 10.0 ms");
    }

    @Test
    void schedule_lag_matters_to_an_open_load_only() {
        Iteration late = lag(Metric.SCHEDULE_LAG, 20, 20);
        assertThat(judge(late).verdict()).isEqualTo(VALID);
        assertReason(judge(OPEN, late), DEGRADED, "schedule lag p99 20.0 ms");
        assertReason(judge(OPEN, lag(Metric.SCHEDULE_LAG, 2000, 2000)), INVALID, "declared load was not sent");
    }

    @Test
    void collections_and_processors() {
        assertReason(judge(base().health(new ClientHealth(1, 90, 101, 0, 0))), DEGRADED, "took 101 ms, above 100 ms");
        assertReason(
                judge(base().health(new ClientHealth(30, 200, 10, 0, 0))),
                DEGRADED,
                "2.00 % of the time in collections");
        assertReason(judge(base().health(new ClientHealth(0, 0, 0, 0.9, 0))), DEGRADED, "90.0 % of the processors");
        assertThat(judge(base().health(ClientHealth.UNKNOWN)).verdict()).isEqualTo(VALID);
    }

    @Test
    void a_busy_host_is_no_news_when_the_engine_runs_on_it() {
        Iteration busy = base().health(new ClientHealth(0, 0, 0, 0.1, 0.99));
        assertThat(judge(busy).verdict()).isEqualTo(VALID);
        assertThat(judge(ResultSamples.at(ONE, "http://127.0.0.1:8000/v1"), busy)
                        .verdict())
                .isEqualTo(VALID);
        assertReason(judge(ResultSamples.at(ONE, "http://gpu1:8000"), busy), DEGRADED, "host was busy at 99.0 %");
        assertReason(
                judge(ResultSamples.at(ONE, "http://localhost.example"), busy), DEGRADED, "host was busy at 99.0 %");
    }

    @Test
    void the_simulated_engine_is_said() {
        Validity simulated = judge(ResultSamples.at(ONE, "sim:"), base().health(new ClientHealth(0, 0, 0, 0.1, 1)));
        assertThat(simulated.verdict()).isEqualTo(VALID);
        assertThat(simulated.notes()).singleElement().asString().contains("simulated engine");
    }

    @Test
    void failures_are_counted_by_cause_largest_first() {
        Iteration some = base().requests(new RequestCounts(80, 80, 70, 3, 6, 0, 1, 0, 0))
                .failures(Map.of(FailureCause.RATE_LIMITED, 3L, FailureCause.TIMEOUT, 6L), List.of());
        assertReason(
                judge(some),
                DEGRADED,
                "10 of 80 requests did not succeed (12.5 %): timeout 6, rate-limited 3, dropped 1");
    }

    @Test
    void no_success_is_invalid() {
        Iteration none = base().requests(new RequestCounts(80, 80, 0, 80, 0, 0, 0, 0, 0))
                .failures(Map.of(FailureCause.UNKNOWN_MODEL, 80L), List.of());
        Validity validity = judge(none);
        assertReason(validity, INVALID, "none of 80 requests succeeded: unknown-model 80");
        assertThat(validity.printable()).isFalse();
    }

    @Test
    void an_engine_that_died_on_the_way_is_invalid() {
        TrialPlan two = ResultSamples.withForks(ONE, 1, 2);
        Iteration dead = base().requests(new RequestCounts(4, 4, 0, 0, 0, 4, 0, 0, 0))
                .failures(Map.of(FailureCause.CONNECT_REFUSED, 4L), List.of());
        Validity validity = Validity.of(ResultSamples.trial(two, ResultSamples.fork(0, base(), dead)));
        assertReason(
                validity,
                INVALID,
                "no request succeeded in 1 of 2 measured iterations (4 requests): connect-refused 4");
    }

    @Test
    void a_cut_iteration_is_no_dead_engine() {
        TrialPlan two = ResultSamples.withForks(ONE, 1, 2);
        Iteration cut = base().requests(new RequestCounts(3, 0, 0, 0, 0, 0, 3, 0, 0));
        Validity validity = Validity.of(ResultSamples.trial(two, ResultSamples.fork(0, base(), cut)));
        assertThat(validity.verdict()).isEqualTo(DEGRADED);
    }

    @Test
    void more_failures_than_successes_are_invalid_unless_limits_judge_them() {
        RequestCounts half = new RequestCounts(80, 80, 40, 40, 0, 0, 0, 0, 0);
        RequestCounts most = new RequestCounts(80, 80, 39, 41, 0, 0, 0, 0, 0);
        assertThat(judge(base().requests(half)).verdict()).isEqualTo(DEGRADED);
        assertReason(judge(base().requests(most)), INVALID, "41 of 80 requests did not succeed (51.2 %), above 50.0 %");
        TrialPlan limited = ResultSamples.with(ONE, SloModel.attainment(0.3).e2e(Duration.ofSeconds(5)));
        assertThat(judge(limited, base().requests(most)).verdict()).isEqualTo(DEGRADED);
    }

    @Test
    void nothing_sent_has_the_reason_of_its_load() {
        Iteration none = base().requests(RequestCounts.NONE);
        assertReason(
                judge(none),
                INVALID,
                "no request was dispatched in the measured time: all 8 users still waited for an earlier answer");
        assertReason(judge(OPEN, none), INVALID, "no request was to arrive in the measured time");
    }

    @Test
    void littles_law() {
        // 80 completions of 1 s in 10 s are 8 in flight; 9 were: residual 1/9. A user's cut request explains 9/80 =
        // 0.1125
        assertThat(judge(base().flow(flow(80, 90))).verdict()).isEqualTo(VALID);
        // 10 were: residual 0.2, explained 0.125
        assertReason(judge(base().flow(flow(80, 100))), DEGRADED, "Little's-law residual 20.0 % is above 12.5 %");
    }

    @Test
    void littles_law_is_not_applied_where_a_request_failed() {
        Iteration failed =
                base().requests(new RequestCounts(80, 80, 79, 1, 0, 0, 0, 0, 0)).flow(flow(80, 200));
        assertThat(Evidence.of(Merge.iteration(failed.build())).littleResidual())
                .isEmpty();
    }

    @Test
    void chunks_and_unknown_tokens_are_noted_without_prejudice() {
        Validity lumpy = judge(base().tokens(new TokenCounts(1, 1000, 0, 0, 500, 80, 0, 0, 0)));
        assertThat(lumpy.verdict()).isEqualTo(VALID);
        assertThat(lumpy.notes()).singleElement().asString().contains("0.500 events a token, below 0.8");
        Validity unknown = judge(base().tokens(new TokenCounts(0, 0, 0, 0, 500, 0, 80, 0, 0)));
        assertThat(unknown.verdict()).isEqualTo(VALID);
        assertThat(unknown.notes()).singleElement().asString().contains("80 of 80 answers came without usage");
    }

    @Test
    void failed_forks_and_missing_iterations() {
        ForkResult whole = ResultSamples.fork(0, Iteration.of(0, 80, 200), Iteration.of(1, 80, 200));
        ForkResult broken = new ForkResult(1, 7, List.of(base().build()), Optional.of("the fork exited with code 137"));
        Validity some = Validity.of(ResultSamples.trial(ResultSamples.plan(), whole, broken));
        assertThat(some.verdict()).isEqualTo(DEGRADED);
        assertThat(some.reasons())
                .containsExactly(
                        "fork 2 failed: the fork exited with code 137",
                        "only 3 of 4 measured iterations were finished");
        ForkResult dead = new ForkResult(0, 7, List.of(), Optional.of("no scenario"));
        Validity none = Validity.of(ResultSamples.trial(ResultSamples.plan(), dead));
        assertReason(none, INVALID, "no measured iteration was finished");
        assertThat(none.reasons()).contains("fork 1 failed: no scenario");
    }

    @Test
    void run_is_as_bad_as_its_worst_trial() {
        RunResult run = ResultSamples.run(ResultSamples.good());
        Validity good = Validity.of(ResultSamples.good());
        Validity bad = judge(lag(Metric.LOOP_LAG, 20, 20));
        assertThat(Validity.of(run, List.of(good, bad)).verdict()).isEqualTo(DEGRADED);
        assertThat(Validity.of(run, List.of()).verdict()).isEqualTo(INVALID);
        RunResult cut = new RunResult(run.host(), run.startedAt(), run.endedAt(), true, run.trials());
        assertReason(Validity.of(cut, List.of(good)), DEGRADED, "interrupted");
    }

    @Test
    void limits_are_ordered() {
        assertThat(ValidityLimits.LOOP_LAG_P99).isLessThan(ValidityLimits.LOOP_LAG_P99_INVALID);
        assertThat(ValidityLimits.SCHEDULE_LAG_P99).isLessThan(ValidityLimits.SCHEDULE_LAG_P99_INVALID);
        assertThat(ValidityLimits.LOOP_LAG_MAX).isGreaterThan(Duration.ZERO);
    }

    /** 80 requests of 1 s, eight at a time, in 10 s. */
    private static Iteration base() {
        return Iteration.of(0, 80, 200);
    }

    private static Flow flow(long completions, double residence) {
        return new Flow(10, 1000, 1000, completions, residence, 100, 0, 0);
    }

    private static Iteration lag(Metric metric, long mostMillis, long maxMillis) {
        var values = ResultSamples.values(10_000, mostMillis * 1_000_000, 0);
        values.recordValue(maxMillis * 1_000_000);
        return base().histogram(metric, values);
    }

    private static Validity judge(Iteration iteration) {
        return judge(ONE, iteration);
    }

    private static Validity judge(TrialPlan plan, Iteration iteration) {
        return Validity.of(ResultSamples.trial(plan, ResultSamples.fork(0, iteration)));
    }

    private static void assertReason(Validity validity, Validity.Verdict verdict, String words) {
        assertThat(validity.verdict()).isEqualTo(verdict);
        assertThat(validity.reasons()).anySatisfy(reason -> assertThat(reason).contains(words));
    }
}
