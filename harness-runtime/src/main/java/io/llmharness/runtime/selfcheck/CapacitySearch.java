package io.llmharness.runtime.selfcheck;

import io.llmharness.runtime.plan.TrialPlan.EnginePlan;
import io.llmharness.runtime.result.Certificate.Capacity;
import io.llmharness.runtime.result.OperatingPoint;
import io.llmharness.runtime.result.ValidityLimits;
import io.llmharness.runtime.text.Digits;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * How many events a second the client takes in before it falls behind its own schedule: open loads of short answers, whose events come
 * as far apart as at the operating point, at rising rates.
 */
final class CapacitySearch {
    private static final double MULTIPLE = 4;
    private static final double LEAST = 1000;
    private static final int DOUBLINGS = 12;
    private static final int BISECTIONS = 3;
    /** Streams at a time that most systems let a process open without being asked. */
    private static final double MOST_STREAMS = 4000;
    /** Share of the offered events that arrive when nothing is behind: some of a window's answers end after it. */
    private static final double ARRIVED = 0.9;

    private static final double ANSWER_MILLIS = 250;
    private static final int MOST_EVENTS = 64;
    private static final Duration SETTLING = Duration.ofMillis(150);
    private static final Duration MEASUREMENT = Duration.ofMillis(600);

    /** A rate that was tried. */
    private record Step(double chunksPerSecond, Optional<String> limit, boolean clients) {
        boolean passed() {
            return limit.isEmpty();
        }
    }

    private static final Step NO_FURTHER = new Step(0, Optional.of("the check went no further"), false);

    private final ClientProcess client;
    private final EnginePlan engine;
    private final OperatingPoint point;

    CapacitySearch(ClientProcess client, EnginePlan engine, OperatingPoint point) {
        this.client = client;
        this.engine = engine;
        int events = (int) ((ANSWER_MILLIS - point.ttftMillis()) / Math.max(0.1, point.gapMillis()));
        this.point = point.events(Math.max(2, Math.min(MOST_EVENTS, events)));
    }

    /** Whether it takes in a multiple of what it is asked for; if not, how much else. */
    Capacity multiple(double wanted) throws IOException {
        Optional<Step> beyond = Optional.empty();
        double rate = Math.max(LEAST, MULTIPLE * wanted);
        for (; rate >= Math.max(LEAST, wanted) / 2; rate /= 2) {
            Step step = tryAt(rate);
            if (step.passed() || !step.clients() && step.chunksPerSecond() > 0) {
                Step last = step.passed() ? beyond.orElse(NO_FURTHER) : step;
                return new Capacity(
                        step.chunksPerSecond(), last.clients(), last.limit().orElse(""));
            }
            beyond = Optional.of(step);
        }
        Step last = beyond.orElse(NO_FURTHER);
        return new Capacity(last.chunksPerSecond(), last.clients(), last.limit().orElse(""));
    }

    /** The most that it takes in, to a tenth or so. */
    Capacity most() throws IOException {
        double passed = 0;
        double rate = LEAST;
        Step failed = NO_FURTHER;
        Step best = failed;
        for (int i = 0; i < DOUBLINGS; i++, rate *= 2) {
            Step step = tryAt(rate);
            if (!step.passed()) {
                failed = step;
                break;
            }
            passed = rate;
            best = step;
        }
        for (int i = 0; i < BISECTIONS && passed == 0 && failed.clients(); i++) {
            rate /= 2;
            Step step = tryAt(rate);
            if (step.passed()) {
                passed = rate;
                best = step;
                rate *= 2;
            }
        }
        double above = rate;
        for (int i = 0; i < BISECTIONS && failed.clients() && passed > 0; i++) {
            double middle = Math.sqrt(passed * above);
            Step step = tryAt(middle);
            if (step.passed()) {
                passed = middle;
                best = step;
            } else {
                above = middle;
                failed = step;
            }
        }
        return new Capacity(
                best.chunksPerSecond(), failed.clients(), failed.limit().orElse(""));
    }

    private Step tryAt(double chunksPerSecond) throws IOException {
        OperatingPoint at = point.load(false, chunksPerSecond / point.events());
        if (at.concurrency() > MOST_STREAMS) {
            String why = "the check opens no more than " + Math.round(MOST_STREAMS) + " streams";
            return new Step(0, Optional.of(why), false);
        }
        long settle = SETTLING.toNanos() + (long) (at.answerSeconds() * 1e9);
        Observed seen = client.run(new Stage(engine, at, settle, MEASUREMENT.toNanos(), 0));
        double arrived = seen.tokensPerSecond() * at.events() / at.tokens();
        if (seen.unsuccessful() > 0) {
            return new Step(arrived, Optional.of("requests failed (" + seen.example() + ")"), true);
        }
        if (seen.scheduleLag().p99() > ValidityLimits.SCHEDULE_LAG_P99.toNanos()) {
            return new Step(
                    arrived,
                    Optional.of("schedule lag p99 " + millis(seen.scheduleLag().p99())),
                    true);
        }
        if (seen.loopLag().p99() > ValidityLimits.LOOP_LAG_P99.toNanos()) {
            return new Step(
                    arrived,
                    Optional.of("event-loop lag p99 " + millis(seen.loopLag().p99())),
                    true);
        }
        boolean all = arrived >= ARRIVED * chunksPerSecond;
        return new Step(arrived, all ? Optional.empty() : Optional.of("the reference engine gave no more"), false);
    }

    private static String millis(double nanos) {
        return Digits.three(nanos / 1e6) + " ms";
    }
}
