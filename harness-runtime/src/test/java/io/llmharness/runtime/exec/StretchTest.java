package io.llmharness.runtime.exec;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmharness.runtime.result.IntervalResult;
import io.llmharness.runtime.result.IterationResult;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class StretchTest {
    /** The loops' parts and the clock's second come at the same instant: whichever is first, the second belongs to its iteration. */
    @Test
    void anIterationsLastSecondIsPartOfIt() throws Exception {
        try (ScriptedServer server = new ScriptedServer(StretchTest::oneToken)) {
            PlainTrial trial = new PlainTrial().measurement(4, Duration.ofSeconds(1));
            trial.run(server);
            List<IterationResult> iterations = trial.iterations;

            assertThat(iterations).hasSize(4).allSatisfy(i -> {
                assertThat(i.intervals()).hasSize(1);
                assertThat(i.intervals().stream()
                                .mapToLong(IntervalResult::succeeded)
                                .sum())
                        .isPositive();
            });
        }
    }

    private static void oneToken(ScriptedServer.Exchange exchange) throws IOException {
        exchange.beginStream();
        exchange.event("{\"t\":\"x\",\"n\":1,\"u\":1}");
        exchange.event("[DONE]");
        exchange.endStream();
    }
}
