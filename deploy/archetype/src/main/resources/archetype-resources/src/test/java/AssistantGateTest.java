package ${package};

import io.llmharness.annotations.ArrivalRate;
import io.llmharness.annotations.Engine;
import io.llmharness.annotations.LlmBenchmark;
import io.llmharness.annotations.Slo;
import io.llmharness.annotations.Workload;
import io.llmharness.runtime.Harness;
import io.llmharness.runtime.Options;
import io.llmharness.runtime.RunReport;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A gate: the build fails when the assistant's answers are late. */
class AssistantGateTest {
    @LlmBenchmark
    @Engine(value = "openai", model = "assistant")
    @ArrivalRate(20)
    @Slo(ttft = "500ms", e2e = "5s", attainment = 0.95)
    @Workload(prompt = "Where is my order?")
    static class AssistantEndpoint {}

    @Test
    void answersStayInsideTheirLimits() {
        try (Assistant assistant = Assistant.start(0)) {
            RunReport report = Harness.run(Options.builder()
                    .include(AssistantEndpoint.class)
                    .url("openai", assistant.url())
                    .warmupIterations(1)
                    .warmupTime(Duration.ofSeconds(2))
                    .measurementIterations(1)
                    .measurementTime(Duration.ofSeconds(10))
                    .build());
            report.assertSlosMet();
        }
    }
}
