package io.llmharness.runtime.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.llmharness.runtime.engine.NativeFigure;
import io.llmharness.runtime.plan.TrialPlan;
import io.llmharness.runtime.plan.TrialPlan.LoadPlan;
import io.llmharness.runtime.result.ResultSamples.Iteration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KpiSheetTest {
    private static final TrialPlan ONE = ResultSamples.withForks(ResultSamples.plan(), 1, 1);

    @Test
    void each_is_a_figure_or_has_a_reason() {
        KpiSheet sheet = sheet(Iteration.of(0, 80, 200));
        Set<Kpi> all = new HashSet<>(sheet.figures().keySet());
        assertThat(all).doesNotContainAnyElementsOf(sheet.absent().keySet());
        all.addAll(sheet.absent().keySet());
        assertThat(all).containsExactlyInAnyOrder(Kpi.values());
        assertThat(sheet.absent().values()).noneMatch(String::isBlank);
        assertThat(sheet.figures().values()).allSatisfy(f -> {
            assertThat(f.value()).isFinite();
            assertThat(f.source()).isNotBlank();
        });
    }

    @Test
    void keys_are_distinct() {
        assertThat(Arrays.stream(Kpi.values()).map(Kpi::key)).doesNotHaveDuplicates();
    }

    @Test
    void client_figures_by_hand() {
        // 80 requests of 128 tokens in and 64 out; e2e 1000 ms each; ttft 200 … 207.9 ms, mean 203.95; service 1 ms
        // less
        KpiSheet sheet = sheet(Iteration.of(0, 80, 200));
        assertFigure(sheet, Kpi.PROMPT_EVAL_COUNT, 128, "tokens");
        assertFigure(sheet, Kpi.RESPONSE_TOKEN_COUNT, 64, "tokens");
        assertFigure(sheet, Kpi.PROMPT_EVAL_TIME, 202.95, "ms");
        assertThat(figure(sheet, Kpi.PROMPT_EVAL_TIME).source()).contains("upper bound");
        assertFigure(sheet, Kpi.PROMPT_TOKEN_RATE, 128 / 0.20295, "tok/s");
        assertFigure(sheet, Kpi.RESPONSE_GENERATION_TIME, 796.05, "ms");
        assertFigure(sheet, Kpi.RESPONSE_TOKEN_RATE, 64 / 0.79605, "tok/s");
        assertFigure(sheet, Kpi.E2E_LATENCY, 1000, "ms");
        assertFigure(sheet, Kpi.AGGREGATE_TPS, 512, "tok/s");
        assertFigure(sheet, Kpi.RPS, 8, "req/s");
        assertFigure(sheet, Kpi.SUCCESS_RATE, 1, "1");
        assertFigure(sheet, Kpi.TIMEOUT_RATE, 0, "1");
        assertFigure(sheet, Kpi.PREDICTABILITY, 0, "1");
    }

    @Test
    void engine_figures_come_first() {
        KpiSheet sheet = sheet(Iteration.of(0, 80, 200)
                .figures(Map.of(
                        NativeFigure.TOTAL_DURATION, new NativeStat(80, 80 * 900_000_000L, 80 * 945_000_000L),
                        NativeFigure.PROMPT_EVAL_DURATION, new NativeStat(80, 80 * 160_000_000L, 0),
                        NativeFigure.EVAL_DURATION, new NativeStat(80, 80 * 640_000_000L, 0),
                        NativeFigure.QUEUE_DURATION, new NativeStat(40, 40 * 5_000_000L, 0),
                        NativeFigure.LOAD_DURATION, new NativeStat(80, 80 * 20_000_000L, 0))));
        assertFigure(sheet, Kpi.PROMPT_EVAL_TIME, 160, "ms");
        assertFigure(sheet, Kpi.PROMPT_TOKEN_RATE, 800, "tok/s");
        assertFigure(sheet, Kpi.RESPONSE_GENERATION_TIME, 640, "ms");
        assertFigure(sheet, Kpi.RESPONSE_TOKEN_RATE, 100, "tok/s");
        assertFigure(sheet, Kpi.LOAD_DURATION, 20, "ms");
        assertFigure(sheet, Kpi.QUEUEING_TIME, 5, "ms");
        assertFigure(sheet, Kpi.ENGINE_TOTAL_DURATION, 900, "ms");
        assertFigure(sheet, Kpi.CLIENT_ENGINE_RATIO, 1.05, "1");
        assertThat(figure(sheet, Kpi.LOAD_DURATION).source()).isEqualTo("engine: mean of its loadDuration");
    }

    @Test
    void unknown_tokens_make_no_figure() {
        KpiSheet sheet = sheet(Iteration.of(0, 80, 200).tokens(new TokenCounts(0, 0, 0, 0, 500, 0, 80, 0, 0)));
        assertThat(sheet.absent())
                .containsKeys(
                        Kpi.PROMPT_EVAL_COUNT,
                        Kpi.PROMPT_TOKEN_RATE,
                        Kpi.RESPONSE_TOKEN_COUNT,
                        Kpi.RESPONSE_TOKEN_RATE,
                        Kpi.AGGREGATE_TPS,
                        Kpi.KV_CACHE_HIT_RATE,
                        Kpi.BATCH_SIZE_EFFICIENCY);
        assertThat(sheet.figures()).containsKeys(Kpi.RPS, Kpi.E2E_LATENCY);
    }

    @Test
    void cached_share_of_prompts() {
        KpiSheet sheet = sheet(Iteration.of(0, 80, 200).tokens(new TokenCounts(1000, 500, 0, 250, 500, 80, 0, 0, 80)));
        assertFigure(sheet, Kpi.KV_CACHE_HIT_RATE, 0.25, "1");
    }

    @Test
    void a_sweep_is_set_against_one_user() {
        // 25.6 tok/s with one user, 512 with 40 requests' worth more
        TrialSummary one = level(1, Iteration.of(0, 4, 200));
        TrialSummary eight = level(8, Iteration.of(0, 16, 200));
        KpiSheet sheet = KpiSheet.of(eight, List.of(one, eight));
        assertFigure(sheet, Kpi.CONTINUOUS_BATCHING_EFFICIENCY, 4, "1");
        assertFigure(sheet, Kpi.BATCH_SIZE_EFFICIENCY, 0.5, "1");
        assertFigure(KpiSheet.of(one, List.of(one, eight)), Kpi.BATCH_SIZE_EFFICIENCY, 1, "1");
        assertThat(KpiSheet.of(eight, List.of(eight)).absent().get(Kpi.BATCH_SIZE_EFFICIENCY))
                .contains("with one user in the run");
    }

    @Test
    void streaming_is_set_against_whole_answers() {
        TrialSummary streamed = level(1, Iteration.of(0, 12, 200));
        TrialPlan plan = ResultSamples.named(
                streamed.plan(), streamed.plan().benchmark(), streamed.plan().params(), false);
        TrialSummary whole =
                TrialSummary.of(ResultSamples.trial(plan, ResultSamples.fork(0, Iteration.of(0, 16, 200))));
        KpiSheet sheet = KpiSheet.of(streamed, List.of(whole, streamed));
        assertFigure(sheet, Kpi.STREAMING_TPS_RATIO, 0.75, "1");
    }

    private static TrialSummary level(double users, Iteration iteration) {
        TrialPlan plan = ResultSamples.with(ONE, new LoadPlan("closed", Optional.of(users), Map.of()));
        return TrialSummary.of(ResultSamples.trial(plan, ResultSamples.fork(0, iteration)));
    }

    private static KpiSheet sheet(Iteration iteration) {
        TrialSummary trial = TrialSummary.of(ResultSamples.trial(ONE, ResultSamples.fork(0, iteration)));
        return KpiSheet.of(trial, List.of(trial));
    }

    private static Kpi.Figure figure(KpiSheet sheet, Kpi kpi) {
        assertThat(sheet.figures()).containsKey(kpi);
        return sheet.figures().get(kpi);
    }

    /** Within the value error of the histogram. */
    private static void assertFigure(KpiSheet sheet, Kpi kpi, double value, String unit) {
        assertThat(figure(sheet, kpi).value()).as(kpi.key()).isCloseTo(value, within(Math.abs(value) * 0.001));
        assertThat(figure(sheet, kpi).unit()).isEqualTo(unit);
    }
}
