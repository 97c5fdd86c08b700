package io.llmharness.runtime.selfcheck;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmharness.runtime.catalog.RunModel.Forks;
import io.llmharness.runtime.plan.TrialPlan.EnginePlan;
import io.llmharness.runtime.result.OperatingPoint;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SelfcheckTest {
    private static final Path LOG = Path.of("truth");

    @Test
    void eventsComeAsFarApartAsThePointSaysHoweverManyTokensTheyCarry() {
        assertThat(simulation(1).get("itl")).isEqualTo("20000us");
        assertThat(simulation(4)).containsEntry("itl", "5000us").containsEntry("chunk", "4");
        assertThat(simulation(4)).containsEntry("ttft", "50000us").containsEntry("truth", "truth");
    }

    @Test
    void anAnswersTokensMakeItsEvents() {
        assertThat(point(4).tokens()).isEqualTo(61);
        assertThat(point(4).answerSeconds()).isEqualTo(0.350);
        assertThat(point(4).chunksPerSecond()).isEqualTo(32 * 16 / 0.350);
    }

    private static Map<String, String> simulation(int chunk) {
        EnginePlan engine = new EnginePlan("vllm", "vllm", "", "", "", Map.of());
        return Selfcheck.simulation(CheckPlan.brief(point(chunk), engine, Forks.of(1, 0), 0), LOG)
                .given();
    }

    private static OperatingPoint point(int chunk) {
        return new OperatingPoint("vllm", true, 32, 1, "nio", 50, 20, 16, chunk);
    }
}
