package io.llmharness.runtime.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.llmharness.runtime.engine.FailureCause;
import io.llmharness.runtime.metric.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

/** Every metric of one request by hand: its events stand here, and what they come to is worked out beside them. */
class LoopRecorderTest {
    private static final long MS = 1_000_000;
    private static final long SECOND = 1000 * MS;

    private final List<LoopIteration> finished = new ArrayList<>();
    private final Limits limits = new Limits(55 * MS, 20 * MS, 150 * MS, 30 * MS, List.of());
    private final LoopRecorder recorder = new LoopRecorder(limits, new Live(), Journal.NONE, finished::add);

    /** Due at 900, dispatched at 910, written at 912, first byte at 950, four events, the second one the first with text; end at 1045. */
    private RequestRecord request() {
        RequestRecord e = begin(true);
        e.writeBegun = 912 * MS;
        e.firstByte = 950 * MS;
        e.firstOutput = 980 * MS;
        e.events.add(960 * MS, 1, EventTimes.TEXT);
        e.events.add(980 * MS, 1, EventTimes.TEXT);
        e.events.add(1000 * MS, 2, EventTimes.TEXT);
        e.events.add(1040 * MS, 1, EventTimes.TEXT);
        e.inputTokens = 10;
        e.outputTokens = 5;
        e.ended = 1045 * MS;
        return e;
    }

    private RequestRecord begin(boolean stream) {
        recorder.begin(Windows.timed(0, 0, 0, SECOND, SECOND), 1045 * MS); // the timer is never late
        RequestRecord e = new RequestRecord();
        e.intended = 900 * MS;
        e.dispatched = 910 * MS;
        e.window = recorder.offered(e.intended);
        e.streamed = stream;
        recorder.dispatched(e.window);
        return e;
    }

    private LoopIteration record(RequestRecord e) {
        recorder.ended(e);
        recorder.finishUpTo(2 * SECOND, true);
        assertThat(finished).hasSize(2);
        return finished.get(0);
    }

    @Test
    void latenciesAreCountedFromWhatTheirNamesSay() {
        Map<Metric, Histogram> of = record(request()).histograms();
        assertOne(of, Metric.TTFT, 50 * MS);
        assertOne(of, Metric.TTFT_INTENDED, 60 * MS);
        assertOne(of, Metric.TTFT_SERVICE, 48 * MS);
        assertOne(of, Metric.TTFO, 70 * MS);
        assertOne(of, Metric.TTST, 20 * MS);
        assertOne(of, Metric.TPOT, 20 * MS); // 80 ms for the four tokens after the first event's one
        assertOne(of, Metric.NTPOT, 26 * MS); // 130 ms for five
        assertOne(of, Metric.E2E, 130 * MS);
        assertOne(of, Metric.E2E_INTENDED, 140 * MS);
        assertOne(of, Metric.E2E_SERVICE, 128 * MS);
        assertOne(of, Metric.TTFB, 40 * MS);
        assertOne(of, Metric.STREAM_TAIL, 5 * MS);
        assertOne(of, Metric.CONNECT_WAIT, 2 * MS);
        assertOne(of, Metric.SCHEDULE_LAG, 10 * MS);
        assertOne(of, Metric.INTERACTIVITY, 50_000_000); // four tokens in 80 ms: 50 a second
        assertOne(of, Metric.MAX_STALL, 40 * MS);
        assertOne(of, Metric.STALL_FRACTION, 125_000); // 10 ms above 30, of 80
        assertThat(of).doesNotContainKeys(Metric.JITTER_RATIO, Metric.LOOP_LAG);
    }

    @Test
    void aGapIsOneSampleByChunkAndSharedByTokens() {
        Map<Metric, Histogram> of = record(request()).histograms();
        assertThat(counts(of.get(Metric.ICL))).containsExactly(2, 1); // 20, 20, 40 ms
        assertThat(of.get(Metric.ITL).getTotalCount()).isEqualTo(4);
        assertThat(counts(of.get(Metric.ITL))).containsExactly(2, 1, 1); // twice 10, then 20 and 40 ms
    }

    @Test
    void tokensAndTimeBelongToTheWindowTheyFellIn() {
        LoopIteration first = record(request());
        LoopIteration second = finished.get(1);
        assertThat(first.tokensInWindow).isEqualTo(2);
        assertThat(second.tokensInWindow).isEqualTo(3);
        assertThat(first.inputInWindow).isEqualTo(10);
        assertThat(second.inputInWindow).isZero();
        assertThat(first.completionsInWindow).isZero();
        assertThat(second.completionsInWindow).isEqualTo(1);
        assertThat(first.residenceNanos).isEqualTo(90 * MS);
        assertThat(second.residenceNanos).isEqualTo(45 * MS);
        assertThat(first.succeeded).isEqualTo(1);
        assertThat(second.succeeded).isZero();
    }

    @Test
    void limitsHoldFromTheIntendedArrival() {
        LoopIteration iteration = record(request());
        assertThat(iteration.ttftMet).isZero(); // 60 ms for 55
        assertThat(iteration.tpotMet).isEqualTo(1);
        assertThat(iteration.e2eMet).isEqualTo(1);
        assertThat(iteration.good).isZero();
        assertThat(iteration.vacuous).isZero();
    }

    @Test
    void unknownTokensOfEventsAreSpreadEvenlyAndFlagged() {
        RequestRecord e = begin(true);
        e.writeBegun = 912 * MS;
        for (long at : new long[] {960, 980, 1000, 1040}) {
            e.events.add(at * MS, -1, EventTimes.TEXT);
        }
        e.outputTokens = 6;
        e.ended = 1045 * MS;
        LoopIteration first = record(e);
        assertThat(first.spread).isEqualTo(1);
        assertThat(first.tokensInWindow).isCloseTo(3, within(1e-9));
        assertThat(finished.get(1).tokensInWindow).isCloseTo(3, within(1e-9));
        assertThat(first.histograms()).doesNotContainKey(Metric.ITL);
        assertOne(first.histograms(), Metric.TPOT, 16 * MS); // 80 ms for five: the first event is taken as one token
    }

    @Test
    void aOneTokenAnswerHasNoTpotAndMeetsItsLimitVacuously() {
        RequestRecord e = begin(true);
        e.writeBegun = 912 * MS;
        e.events.add(950 * MS, 1, EventTimes.TEXT);
        e.outputTokens = 1;
        e.ended = 951 * MS;
        LoopIteration iteration = record(e);
        assertThat(iteration.histograms())
                .doesNotContainKeys(
                        Metric.TPOT,
                        Metric.INTERACTIVITY,
                        Metric.TTST,
                        Metric.ICL,
                        Metric.ITL,
                        Metric.MAX_STALL,
                        Metric.STALL_FRACTION,
                        Metric.TTFO);
        assertThat(iteration.vacuous).isEqualTo(1);
        assertThat(iteration.good).isEqualTo(1);
        assertThat(iteration.goodTokens).isEqualTo(1);
    }

    @Test
    void aWholeAnswerHasItsEndOnly() {
        RequestRecord e = begin(false);
        e.writeBegun = 912 * MS;
        e.firstByte = 1030 * MS;
        e.events.add(1030 * MS, 4, EventTimes.TEXT);
        e.outputTokens = 4;
        e.ended = 1030 * MS;
        assertThat(record(e).histograms())
                .containsOnlyKeys(
                        Metric.E2E,
                        Metric.E2E_INTENDED,
                        Metric.E2E_SERVICE,
                        Metric.NTPOT,
                        Metric.TTFB,
                        Metric.CONNECT_WAIT,
                        Metric.SCHEDULE_LAG);
    }

    @Test
    void aFailureIsInNoLatency() {
        RequestRecord e = request();
        e.cause = FailureCause.TRUNCATED;
        LoopIteration iteration = record(e);
        assertThat(iteration.histograms()).containsOnlyKeys(Metric.SCHEDULE_LAG);
        assertThat(iteration.failed).isEqualTo(1);
        assertThat(iteration.tokensInWindow).isZero();
        assertThat(iteration.good).isZero();
    }

    private static void assertOne(Map<Metric, Histogram> of, Metric metric, long value) {
        assertThat(of).as(metric.key()).containsKey(metric);
        assertThat(of.get(metric).getTotalCount()).as(metric.key()).isEqualTo(1);
        assertThat(of.get(metric).getMean()).as(metric.key()).isCloseTo(value, within(value / 1000.0));
    }

    /** How often each value, lowest first. */
    private static List<Integer> counts(Histogram histogram) {
        List<Integer> counts = new ArrayList<>();
        histogram.recordedValues().forEach(v -> counts.add((int) v.getCountAtValueIteratedTo()));
        return counts;
    }
}
