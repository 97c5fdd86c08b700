package io.llmharness.runtime.exec;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmharness.runtime.catalog.RunModel.Retry;
import io.llmharness.runtime.engine.FailureCause;
import io.llmharness.runtime.metric.Metric;
import io.llmharness.runtime.plan.RequestRules;
import io.llmharness.runtime.result.IterationResult;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A scenario may ask for a failed request to be sent again: it counts once, from its first intent, and every attempt is counted. */
@Timeout(60)
class RetryTest {
    private static final Duration BACKOFF = Duration.ofMillis(100);
    private static final Retry THREE = new Retry(3, BACKOFF, Duration.ofSeconds(1));

    @BeforeEach
    void declarative() {
        PlainScenario.reset();
    }

    private static void oneToken(ScriptedServer.Exchange exchange) throws IOException {
        exchange.beginStream();
        exchange.event("{\"t\":\"x\",\"n\":1,\"u\":1}");
        exchange.event("[DONE]");
        exchange.endStream();
    }

    @Test
    void nothingIsSentAgainUnlessAskedFor() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        try (ScriptedServer server = new ScriptedServer(exchange -> {
            asked.incrementAndGet();
            exchange.whole(429, "slow down");
        })) {
            IterationResult result = new PlainTrial().requests(2).run(server);
            assertThat(asked.get()).isEqualTo(2);
            assertThat(result.retried()).isEmpty();
        }
    }

    @Test
    void aRequestThatIsServedAtLastCountsOnceFromItsFirstIntent() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        ScriptedServer.Script script = exchange -> {
            switch (asked.incrementAndGet()) {
                case 1 -> exchange.whole(429, "slow down");
                case 2 -> exchange.whole(503, "busy");
                default -> oneToken(exchange);
            }
        };
        try (ScriptedServer server = new ScriptedServer(script)) {
            IterationResult result = trial(THREE).requests(1).run(server);
            assertThat(result.requests().offered()).isEqualTo(1);
            assertThat(result.requests().dispatched()).isEqualTo(1);
            assertThat(result.requests().succeeded()).isEqualTo(1);
            assertThat(result.requests().retries()).isEqualTo(2);
            assertThat(result.errors()).isEmpty();
            assertThat(result.retried())
                    .containsOnly(Map.entry(FailureCause.RATE_LIMITED, 1L), Map.entry(FailureCause.OVERLOADED, 1L));
            assertThat(result.examples()).extracting(e -> e.message()).containsExactly("slow down", "busy");
            // half of 100 ms and half of 200 ms at the least
            long least = Duration.ofMillis(150).toNanos();
            for (Metric metric : List.of(Metric.TTFT, Metric.E2E)) {
                assertThat(result.histograms().get(metric).getMinValue()).isGreaterThan(least * 99 / 100);
            }
            assertThat(result.histograms().get(Metric.E2E_SERVICE).getMaxValue())
                    .isLessThan(result.histograms().get(Metric.E2E).getMinValue());
        }
    }

    @Test
    void whatFailsEveryTimeFailsOnceWithItsLastCause() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        ScriptedServer.Script script = exchange -> {
            asked.incrementAndGet();
            exchange.whole(500, "oh no");
        };
        try (ScriptedServer server = new ScriptedServer(script)) {
            IterationResult result = trial(THREE).requests(2).run(server);
            assertThat(asked.get()).isEqualTo(6);
            assertThat(result.errors()).containsOnly(Map.entry(FailureCause.SERVER_ERROR, 2L));
            assertThat(result.retried()).containsOnly(Map.entry(FailureCause.SERVER_ERROR, 4L));
        }
    }

    @Test
    void aMistakeOfTheRequestIsNotRepeated() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        ScriptedServer.Script script = exchange -> {
            asked.incrementAndGet();
            exchange.whole(400, "no such parameter");
        };
        try (ScriptedServer server = new ScriptedServer(script)) {
            trial(THREE).requests(2).run(server);
            assertThat(asked.get()).isEqualTo(2);
        }
    }

    @Test
    void anAnswerThatHadBegunIsNotAskedForAgain() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        ScriptedServer.Script script = exchange -> {
            asked.incrementAndGet();
            exchange.beginStream();
            exchange.event("{\"t\":\"x\"}");
            exchange.close();
        };
        try (ScriptedServer server = new ScriptedServer(script)) {
            IterationResult result = trial(THREE).requests(2).run(server);
            assertThat(asked.get()).isEqualTo(2);
            assertThat(result.errors()).containsOnly(Map.entry(FailureCause.TRUNCATED, 2L));
        }
    }

    @Test
    void theWaitThatIsAskedForIsWaited() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        ScriptedServer.Script script = exchange -> {
            if (asked.incrementAndGet() == 1) {
                exchange.raw("HTTP/1.1 429 X\r\nRetry-After-Ms: 600\r\nContent-Length: 0\r\n\r\n");
            } else {
                oneToken(exchange);
            }
        };
        try (ScriptedServer server = new ScriptedServer(script)) {
            IterationResult result = trial(THREE).requests(1).run(server);
            assertThat(result.requests().succeeded()).isEqualTo(1);
            assertThat(result.histograms().get(Metric.E2E).getMinValue())
                    .isGreaterThan(Duration.ofMillis(590).toNanos());
            assertThat(result.examples().get(0).retryAfter()).contains(Duration.ofMillis(600));
        }
    }

    @Test
    void aWaitLongerThanTheLongestIsNotWaited() throws Exception {
        ScriptedServer.Script script =
                exchange -> exchange.raw("HTTP/1.1 429 X\r\nRetry-After-Ms: 60000\r\nContent-Length: 0\r\n\r\n");
        try (ScriptedServer server = new ScriptedServer(script)) {
            IterationResult result = trial(THREE).requests(1).run(server);
            assertThat(result.errors()).containsOnly(Map.entry(FailureCause.RATE_LIMITED, 1L));
            assertThat(result.retried()).isEmpty();
        }
    }

    @Test
    void theDeadlineHoldsOverAllAttempts() throws Exception {
        try (ScriptedServer server = new ScriptedServer(exchange -> exchange.whole(503, "busy"))) {
            Retry patient = new Retry(1000, Duration.ofMillis(40), Duration.ofMillis(40));
            long begun = System.nanoTime();
            IterationResult result =
                    trial(patient).timeout(Duration.ofMillis(500)).requests(1).run(server);
            assertThat(result.errors()).containsOnly(Map.entry(FailureCause.OVERLOADED, 1L));
            assertThat(result.requests().retries()).isBetween(2L, 30L);
            assertThat(System.nanoTime() - begun)
                    .isLessThan(Duration.ofSeconds(30).toNanos());
        }
    }

    private static PlainTrial trial(Retry rule) {
        return new PlainTrial().rules(RequestRules.STANDARD.retry(rule));
    }
}
