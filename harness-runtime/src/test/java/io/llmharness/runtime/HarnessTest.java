package io.llmharness.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmharness.runtime.exec.PlainScenario;
import io.llmharness.runtime.exec.ScriptedServer;
import io.llmharness.runtime.result.RunListener;
import io.llmharness.runtime.text.UsageException;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The harness as an application's own test uses it. */
class HarnessTest {
    private static void oneToken(ScriptedServer.Exchange exchange) throws IOException {
        exchange.beginStream();
        exchange.event("{\"t\":\"x\",\"n\":1,\"u\":1}");
        exchange.event("[DONE]");
        exchange.endStream();
    }

    @Test
    void runsAnApplicationsOwnScenarioInItsOwnJvm() throws IOException {
        try (ScriptedServer server = new ScriptedServer(HarnessTest::oneToken)) {
            RunReport report = Harness.run(Options.builder()
                    .include("plain")
                    .engine("plain")
                    .url("plain", server.url().toString())
                    .forks(0)
                    .warmupIterations(0)
                    .measurementIterations(1)
                    .measurementTime(Duration.ofMillis(300))
                    .sloE2e(Duration.ofSeconds(30))
                    .sloAttainment(0.5)
                    .silent(true)
                    .build());
            assertThat(report.result().trials()).hasSize(1);
            assertThat(report.result().host().cpu()).isNotBlank();
            assertThat(report.result().host().memoryBytes()).isPositive();
            assertThat(report.summary().trials().get(0).slo()).get().matches(slo -> slo.met());
            assertThat(report.simulated()).isFalse();
        }
    }

    @Test
    void aClassIsSelectedByItself() {
        Options options = Options.builder().include(PlainScenario.class).build();
        assertThatThrownBy(() -> new Harness(options, RunListener.silent(), "").benchmarks())
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("No benchmark matches io.llmharness.runtime.exec.PlainScenario.");
    }
}
