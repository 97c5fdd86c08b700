package io.llmharness.runtime.exec;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmharness.runtime.metric.Metric;
import io.llmharness.runtime.result.IterationResult;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A loop that was held up says which samples that touched. */
final class PausedSamplesTest {
    private static final int REQUESTS = 20;
    private static final long HELD_NANOS = 60_000_000;

    private final AtomicInteger checks = new AtomicInteger();

    @BeforeEach
    @AfterEach
    void declarative() {
        PlainScenario.reset();
    }

    @Test
    void theRequestThatIsSentByALoopJustBackFromAPauseIsTouched() throws Exception {
        PlainScenario.checked = true;
        PlainScenario.check = reply -> {
            if (checks.incrementAndGet() == REQUESTS / 2) {
                hold();
            }
            return true;
        };
        try (ScriptedServer server = new ScriptedServer(PausedSamplesTest::twoTokens)) {
            IterationResult result = new PlainTrial().requests(REQUESTS).run(server);
            assertThat(result.requests().succeeded()).isEqualTo(REQUESTS);
            for (Metric paused : new Metric[] {Metric.TTFT_PAUSED, Metric.E2E_PAUSED}) {
                assertThat(result.histograms()).containsKey(paused);
                assertThat(result.histograms().get(paused).getTotalCount()).isBetween(1L, (long) REQUESTS);
            }
        }
    }

    /** What a scenario's slow @Check does to the loop that runs it. */
    private static void hold() {
        long end = System.nanoTime() + HELD_NANOS;
        while (System.nanoTime() - end < 0) {
            Thread.onSpinWait();
        }
    }

    private static void twoTokens(ScriptedServer.Exchange exchange) throws IOException {
        exchange.beginStream();
        exchange.event("{\"t\":\"x\",\"n\":1}");
        exchange.event("{\"t\":\"y\",\"n\":2,\"u\":1}");
        exchange.event("[DONE]");
        exchange.endStream();
    }
}
