package io.llmharness.runtime.result;

import io.llmharness.runtime.metric.Metric;
import io.llmharness.runtime.plan.TrialPlan;
import java.util.Set;

/** Why a figure does not exist, in one clause. */
final class Absence {
    private static final Set<Metric> STREAMED = Set.of(
            Metric.TTFT,
            Metric.TTFT_INTENDED,
            Metric.TTFT_SERVICE,
            Metric.TTFO,
            Metric.TTST,
            Metric.ITL,
            Metric.ICL,
            Metric.TPOT,
            Metric.INTERACTIVITY,
            Metric.JITTER_RATIO,
            Metric.MAX_STALL,
            Metric.STALL_FRACTION,
            Metric.STREAM_TAIL,
            Metric.TTFT_PAUSED,
            Metric.ICL_PAUSED);
    private static final Set<Metric> COUNTED = Set.of(Metric.ITL, Metric.TPOT, Metric.NTPOT, Metric.INTERACTIVITY);

    /** What only an open load has: in a closed one the intended arrival is the dispatch. */
    static final Set<Metric> SCHEDULED = Set.of(Metric.TTFT_INTENDED, Metric.E2E_INTENDED, Metric.SCHEDULE_LAG);

    private static final String UNCOUNTED = "the engine does not report the output tokens of every answer";
    private static final String NO_SLO = "the trial has no SLO";

    private Absence() {}

    static String of(Metric metric, TrialPlan plan, Totals totals) {
        if (totals.iterations() == 0) {
            return "no measured iteration was finished";
        }
        if (SCHEDULED.contains(metric) && plan.load().closed()) {
            return "a closed load has no schedule: a request is intended when it is dispatched";
        }
        if (metric != Metric.LOOP_LAG && totals.requests().succeeded() == 0) {
            return "no request succeeded";
        }
        if (STREAMED.contains(metric) && !plan.stream()) {
            return "answers were not streamed";
        }
        if (COUNTED.contains(metric) && totals.tokens().counted() == 0) {
            return "the engine does not report output tokens";
        }
        return switch (metric) {
            case ITL -> "the engine does not say how many tokens an event carries";
            case TTST, ICL, MAX_STALL, STALL_FRACTION -> "no answer had a second event";
            case JITTER_RATIO -> "no answer had 20 events that came at different times";
            case TPOT, INTERACTIVITY -> "no answer had tokens after its first event";
            case TTFO -> "no answer had text or a tool call";
            case TTFT_PAUSED, ICL_PAUSED, E2E_PAUSED -> "no pause of the client touched a sample";
            default -> "not measured";
        };
    }

    static String of(Rate.Kind kind, TrialPlan plan, Totals totals) {
        if (totals.flow().seconds() <= 0) {
            return "no measured iteration was finished";
        }
        return switch (kind) {
            case OUTPUT_TOKENS -> UNCOUNTED;
            case TOKEN_GOODPUT -> plan.slo().isPresent() ? UNCOUNTED : NO_SLO;
            case INPUT_TOKENS -> "the engine does not report prompt tokens";
            case GOODPUT -> NO_SLO;
            case REQUESTS -> "not measured";
        };
    }
}
