package io.llmharness.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmharness.runtime.compare.ComparisonSamples;
import io.llmharness.runtime.result.RunSummary;
import org.junit.jupiter.api.Test;

class ForkLinesTest {
    @Test
    void noisier_forks_take_more() {
        String quiet = line(200, 201, 202, 203, 201);
        String noisy = line(200, 240, 180, 230, 210);
        assertThat(quiet).matches("Forks it takes to see a change of 5 %: ttft\\.p50 [2-6], ttft\\.p99 [2-6], .*\\.");
        assertThat(forks(noisy)).isGreaterThan(20 * forks(quiet));
    }

    @Test
    void one_fork_says_nothing_about_others() {
        assertThat(ForkLines.of(RunSummary.of(ComparisonSamples.run(200)))).isEmpty();
    }

    private static String line(long... ttftMillis) {
        return ForkLines.of(RunSummary.of(ComparisonSamples.run(ttftMillis))).get(0);
    }

    private static int forks(String line) {
        return Integer.parseInt(line.replaceAll(".*ttft\\.p50 (\\d+),.*", "$1"));
    }
}
