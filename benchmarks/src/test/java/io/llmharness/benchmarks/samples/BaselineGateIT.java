package io.llmharness.benchmarks.samples;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmharness.benchmarks.Quickstart;
import io.llmharness.runtime.Harness;
import io.llmharness.runtime.Options;
import io.llmharness.runtime.RunReport;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A benchmark as a JUnit 5 test: it fails when an engine answers more slowly than it did when the baseline was kept. */
class BaselineGateIT {
    @TempDir
    private static Path folder;

    private static Path baseline;

    @BeforeAll
    static void keepABaseline() {
        baseline = folder.resolve("baseline.json");
        Harness.run(quickstart("ttft=20ms,itl=1ms", baseline));
    }

    @Test
    void anEngineThatBecameSlowerIsNotLetThrough() {
        RunReport report = Harness.run(quickstart("ttft=60ms,itl=1ms", folder.resolve("new.json")));
        assertThatThrownBy(() -> report.assertNotWorseThan(baseline, "ttft.p50=5%"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("ttft.p50")
                .hasMessageContaining("change");
    }

    private static Options quickstart(String simulated, Path result) {
        return Options.builder()
                .include(Quickstart.class)
                .engine("vllm")
                .simulated(simulated)
                .concurrency(2)
                .forks(3)
                .warmupIterations(1)
                .warmupTime(Duration.ofMillis(300))
                .measurementIterations(1)
                .measurementTime(Duration.ofSeconds(1))
                .result(result)
                .silent(true)
                .build();
    }
}
