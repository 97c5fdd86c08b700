package io.llmharness.benchmarks.speed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.llmharness.runtime.catalog.RunModel.Forks;
import io.llmharness.runtime.engine.EngineCatalog;
import io.llmharness.runtime.plan.TrialPlan.EnginePlan;
import io.llmharness.runtime.result.Accuracy;
import io.llmharness.runtime.result.Accuracy.Deviation;
import io.llmharness.runtime.result.Certificate;
import io.llmharness.runtime.result.OperatingPoint;
import io.llmharness.runtime.result.Validity.Verdict;
import io.llmharness.runtime.result.ValidityLimits;
import io.llmharness.runtime.selfcheck.CheckPlan;
import io.llmharness.runtime.selfcheck.Selfcheck;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The client's own check, at points from one stream to a thousand, closed and open, with chunks of one token and of four, with jitter
 * and with an engine that stalls. Where an error, or a bare reader's, is above 0.2 ms at p50 or 1 ms at p99, the certificate does not
 * say VALID, on however busy a machine. On one that is not busy, p50 is within 0.2 ms and p99 within ten times its limit, or both
 * within what a bare reader is off by.
 */
class AccuracyIT {
    private static final int ATTEMPTS = 3;
    private static final Selfcheck SELFCHECK = new Selfcheck(EngineCatalog.load(AccuracyIT.class.getClassLoader()));

    static Stream<Arguments> points() {
        return Stream.of(
                arguments("1 user", closed("vllm", 1, 1), ""),
                arguments("32 users, 4 tokens a chunk", closed("ollama", 32, 4), ""),
                arguments("256 users", closed("openai", 256, 1), ""),
                arguments("1000 users", crowd(true, 1000, 1), ""),
                arguments("32 requests/s", open("vllm", 32, 1), ""),
                arguments("256 requests/s, 4 tokens a chunk", open("anthropic", 256, 4), ""),
                arguments("about 1000 streams, open", crowd(false, 950, 4), ""),
                arguments("jitter", closed("vllm", 32, 1), "jitter=0.3"),
                arguments("stalls", closed("vllm", 32, 1), "stall=2s/10s"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("points")
    void errorsAreWithinTheLimitsOrWhatTheMachineAllows(String name, OperatingPoint point, String simulation) {
        List<String> wrong = new ArrayList<>();
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            Certificate certificate = SELFCHECK.take(plan(point, simulation));
            assertThat(certificate.client().failed()).isZero();
            assertThat(certificate.accuracy()).extracting(Accuracy::metric).containsExactly("ttft", "icl", "e2e");
            List<String> now = new ArrayList<>();
            certificate.accuracy().forEach(a -> a.errors().forEach(d -> judge(certificate, a, d, now)));
            if (now.isEmpty()) {
                return;
            }
            wrong.addAll(now);
        }
        assertThat(wrong)
                .as("an error of ours shows in every attempt, a stall of the machine does not")
                .isEmpty();
    }

    private static void judge(Certificate certificate, Accuracy accuracy, Deviation deviation, List<String> wrong) {
        if (deviation.percentile().equals("p999") || deviation.floor().isEmpty()) {
            return;
        }
        double limit = limit(deviation);
        double floor = deviation.floor().get();
        boolean busy = floor > limit || certificate.client().waited();
        if (busy || deviation.size() > limit) {
            assertThat(certificate.judge().verdict())
                    .as("%s, limit %s ms; %s", deviation, limit, certificate.client())
                    .isNotEqualTo(Verdict.VALID);
        }
        double most = deviation.percentile().equals("p50") ? limit : ValidityLimits.ACCURACY_INVALID * limit;
        if (deviation.size() > Math.max(most, floor) && !busy) {
            wrong.add("%s %s is off by %.3f ms, above %.3f; a bare reader is by %.3f"
                    .formatted(accuracy.metric(), deviation.percentile(), deviation.error(), most, floor));
        }
    }

    private static double limit(Deviation deviation) {
        Duration bound =
                deviation.percentile().equals("p50") ? ValidityLimits.ACCURACY_P50 : ValidityLimits.ACCURACY_P99;
        return bound.toNanos() / 1e6 + ValidityLimits.HISTOGRAM_RESOLUTION * deviation.truth();
    }

    private static CheckPlan plan(OperatingPoint point, String simulation) {
        EnginePlan engine = new EnginePlan(point.engine(), point.engine(), "", "", "", Map.of());
        Duration time = Duration.ofSeconds(simulation.startsWith("stall") ? 10 : 2);
        return new CheckPlan(point, engine, Forks.of(1, 0), Duration.ofMillis(1500), time, 1, false, 0, simulation);
    }

    private static OperatingPoint closed(String engine, int users, int chunk) {
        return new OperatingPoint(engine, true, users, 1, "nio", 50, 20, 16, chunk);
    }

    private static OperatingPoint open(String engine, int perSecond, int chunk) {
        return new OperatingPoint(engine, false, perSecond, 1, "nio", 50, 20, 16, chunk);
    }

    /** A thousand streams of 20 events a second. */
    private static OperatingPoint crowd(boolean closed, double level, int chunk) {
        return new OperatingPoint("vllm", closed, level, 1, "nio", 100, 50, 20, chunk);
    }
}
