package io.llmharness.runtime.selfcheck;

import io.llmharness.runtime.metric.Metric;
import io.llmharness.runtime.plan.TrialPlan;
import io.llmharness.runtime.plan.TrialPlan.ClientPlan;
import io.llmharness.runtime.result.Merge;
import io.llmharness.runtime.result.OperatingPoint;
import io.llmharness.runtime.result.Percentile;
import io.llmharness.runtime.result.Totals;
import io.llmharness.runtime.result.TrialResult;
import java.util.Optional;

/** Where a trial was, and where a brief check is as hard or a little harder. */
final class OperatingPoints {
    /** Steps of a decade: a value is off by less than half to the next. */
    private static final double[] SERIES = {1, 1.5, 2, 3, 5, 7, 10};

    private static final double LEAST_GAP_MILLIS = 1;
    private static final double LEAST_TTFT_MILLIS = 5;
    private static final double MOST_TTFT_MILLIS = 50;
    private static final double SHORTEST_ANSWER_MILLIS = 150;
    private static final double LONGEST_ANSWER_MILLIS = 700;
    /** Answers that a check of a second should see. */
    private static final double ANSWERS_PER_SECOND = 20;

    private static final int MOST_EVENTS = 256;

    private OperatingPoints() {}

    /** Where a trial was; empty when it has no streamed answer to tell by. */
    static Optional<OperatingPoint> of(TrialResult trial) {
        TrialPlan plan = trial.plan();
        Totals totals = Merge.trial(trial);
        long succeeded = totals.requests().succeeded();
        double concurrency = totals.flow().meanConcurrency();
        if (!plan.stream() || concurrency <= 0 || totals.histogram(Metric.TTFT).getTotalCount() == 0) {
            return Optional.empty();
        }
        long events = Math.max(1, Math.round((double) totals.tokens().events() / succeeded));
        long tokens = Math.max(events, Math.round((double) totals.tokens().output() / succeeded));
        boolean closed = plan.load().closed();
        ClientPlan client = plan.client();
        return Optional.of(new OperatingPoint(
                plan.engine().id(),
                closed,
                closed ? plan.load().level().orElse(concurrency) : totals.flow().requestsPerSecond(),
                client.loops(),
                client.transport(),
                median(totals, Metric.TTFT),
                totals.histogram(Metric.ICL).getMean()
                        / 1e6, // what a slow client reads at once has no distance of its own
                (int) events,
                (int) Math.max(1, Math.round((double) tokens / events))));
    }

    /** Events that arrived in a second of a trial's measured time. */
    static double chunksPerSecond(TrialResult trial) {
        Totals totals = Merge.trial(trial);
        return totals.flow().seconds() > 0
                ? totals.tokens().events() / totals.flow().seconds()
                : 0;
    }

    /**
     * As many streams or some more, as far between their events or somewhat closer, in answers short enough for a check of seconds.
     * Trials that are nearly alike come to the same, so that one certificate serves them.
     */
    static OperatingPoint brief(OperatingPoint point) {
        double streams = point.closed() ? up(point.level()) : up(Math.max(1, point.concurrency()));
        double gap = down(Math.max(LEAST_GAP_MILLIS, point.gapMillis()));
        double ttft = down(Math.max(LEAST_TTFT_MILLIS, Math.min(MOST_TTFT_MILLIS, point.ttftMillis())));
        double answer =
                Math.max(SHORTEST_ANSWER_MILLIS, Math.min(LONGEST_ANSWER_MILLIS, 1000 * streams / ANSWERS_PER_SECOND));
        int events = (int) Math.max(2, Math.min(MOST_EVENTS, 1 + (answer - ttft) / gap));
        OperatingPoint closed = new OperatingPoint(
                point.engine(), true, streams, point.loops(), point.transport(), ttft, gap, events, point.chunk());
        return point.closed() ? closed : closed.load(false, streams / closed.answerSeconds());
    }

    /** The step at or above a value. */
    static double nextStep(double value) {
        return value > 0 ? up(value) : 0;
    }

    private static double median(Totals totals, Metric metric) {
        return Percentile.P50
                        .of(totals.histogram(metric))
                        .orElse(totals.histogram(metric).getMean())
                / 1e6;
    }

    private static double up(double value) {
        double decade = decade(value);
        for (double step : SERIES) {
            if (step * decade >= value * 0.999) {
                return step * decade;
            }
        }
        return 10 * decade;
    }

    private static double down(double value) {
        double decade = decade(value);
        double below = decade;
        for (double step : SERIES) {
            if (step * decade <= value * 1.001) {
                below = step * decade;
            }
        }
        return below;
    }

    private static double decade(double value) {
        return Math.pow(10, Math.floor(Math.log10(value) + 1e-9));
    }
}
