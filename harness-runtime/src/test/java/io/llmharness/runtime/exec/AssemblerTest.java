package io.llmharness.runtime.exec;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmharness.runtime.engine.FailureCause;
import io.llmharness.runtime.metric.Histograms;
import io.llmharness.runtime.metric.Metric;
import io.llmharness.runtime.result.ClientHealth;
import io.llmharness.runtime.result.IterationResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The parts of the loops, put together in any order, are the iteration; nothing of them is lost. */
class AssemblerTest {
    private static final long SECOND = 1_000_000_000L;
    private static final List<Metric> RECORDED =
            List.of(Metric.TTFT, Metric.E2E, Metric.TPOT, Metric.MAX_STALL, Metric.STALL_FRACTION, Metric.LOOP_LAG);

    static IntStream seeds() {
        return IntStream.range(0, 100);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void order_does_not_matter(int seed) {
        Random random = new Random(seed);
        List<LoopIteration> parts = parts(random);
        List<LoopIteration> shuffled = parts(new Random(seed));
        Collections.shuffle(shuffled, random);
        assertThat(assemble(shuffled)).isEqualTo(assemble(parts));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void nothing_is_lost(int seed) {
        List<LoopIteration> parts = parts(new Random(seed));
        IterationResult whole = assemble(parts(new Random(seed)));
        assertThat(whole.requests().offered())
                .isEqualTo(parts.stream().mapToLong(p -> p.offered).sum());
        assertThat(whole.tokens().output())
                .isEqualTo(parts.stream().mapToLong(p -> p.outputTokens).sum());
        assertThat(whole.flow().bytesReceived())
                .isEqualTo(parts.stream().mapToLong(p -> p.bytesReceived).sum());
        assertThat(whole.flow().outputTokens())
                .isEqualTo(parts.stream().mapToDouble(p -> p.tokensInWindow).sum());
        assertThat(whole.errors().getOrDefault(FailureCause.TIMEOUT, 0L))
                .isEqualTo(parts.stream()
                        .mapToLong(p -> p.errors[FailureCause.TIMEOUT.ordinal()])
                        .sum());
        for (Metric metric : RECORDED) {
            Histogram sum = Histograms.empty();
            parts.forEach(p -> sum.add(p.histograms.of(metric)));
            assertThat(whole.histograms().getOrDefault(metric, Histograms.empty()))
                    .isEqualTo(sum);
        }
        long gaps =
                parts.stream().mapToLong(p -> p.singleTokenGaps.getTotalCount()).sum();
        for (Metric metric : List.of(Metric.ICL, Metric.ITL)) {
            assertThat(whole.histograms()
                            .getOrDefault(metric, Histograms.empty())
                            .getTotalCount())
                    .isEqualTo(gaps);
        }
    }

    /** The best second is one of all loops together, not of each by itself. */
    @ParameterizedTest
    @MethodSource("seeds")
    void the_peak_is_of_all_loops_together(int seed) {
        List<LoopIteration> parts = parts(new Random(seed));
        double peak = IntStream.range(0, 10)
                .mapToDouble(s ->
                        parts.stream().mapToDouble(p -> p.tokensBySecond()[s]).sum())
                .max()
                .orElse(0);
        assertThat(assemble(parts).flow().peakOutputTokensPerSecond()).isEqualTo(peak);
    }

    private static IterationResult assemble(List<LoopIteration> parts) {
        return new Assembler(Windows.timed(0, 0, 0, 10 * SECOND), 0, Instant.EPOCH)
                .assemble(parts, List.of(), ClientHealth.UNKNOWN);
    }

    /** Whole numbers throughout, so that sums do not depend on their order in the last bit. */
    private static List<LoopIteration> parts(Random random) {
        List<LoopIteration> parts = new ArrayList<>();
        int loops = 1 + random.nextInt(8);
        for (int i = 0; i < loops; i++) {
            LoopIteration part = new LoopIteration(0, List.of());
            part.endNanos = 10 * SECOND;
            part.offered = random.nextInt(1000);
            part.succeeded = random.nextInt(1000);
            part.outputTokens = random.nextInt(100_000);
            part.bytesReceived = random.nextInt();
            part.errors[FailureCause.TIMEOUT.ordinal()] = random.nextInt(3);
            part.residenceNanos = random.nextInt(10) * SECOND;
            for (Metric metric : RECORDED) {
                random.longs(random.nextInt(50), 0, 1L << random.nextInt(1, 40))
                        .forEach(v -> part.histograms.of(metric).recordValue(v));
            }
            random.longs(random.nextInt(50), 0, SECOND).forEach(part.singleTokenGaps::recordValue);
            for (int second = 0; second < 10; second++) {
                part.arrived(random.nextInt(500), second);
            }
            parts.add(part);
        }
        return parts;
    }
}
