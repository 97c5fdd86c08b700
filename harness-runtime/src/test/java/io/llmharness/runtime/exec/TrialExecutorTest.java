package io.llmharness.runtime.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.llmharness.api.ChatRequest;
import io.llmharness.api.Conversation;
import io.llmharness.runtime.catalog.SloModel;
import io.llmharness.runtime.catalog.Work;
import io.llmharness.runtime.engine.FailureCause;
import io.llmharness.runtime.metric.Metric;
import io.llmharness.runtime.result.IterationResult;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TrialExecutorTest {
    private static final long MS = 1_000_000L;

    @BeforeEach
    void declarative() {
        PlainScenario.reset();
    }

    /** Five tokens: the first after 20 ms, then one every 5 ms, each counted by the server. */
    private static void fiveTokens(ScriptedServer.Exchange exchange) throws IOException {
        exchange.beginStream();
        ScriptedServer.pause(20 * MS);
        for (int i = 1; i <= 5; i++) {
            exchange.event("{\"t\":\"x\",\"n\":" + i + "}");
            if (i < 5) {
                ScriptedServer.pause(5 * MS);
            }
        }
        exchange.event("{\"u\":5}");
        exchange.event("[DONE]");
        exchange.endStream();
    }

    private static void oneToken(ScriptedServer.Exchange exchange) throws IOException {
        exchange.beginStream();
        exchange.event("{\"t\":\"x\",\"n\":1,\"u\":1}");
        exchange.event("[DONE]");
        exchange.endStream();
    }

    private static double p50(IterationResult result, Metric metric) {
        Histogram histogram = result.histograms().get(metric);
        assertThat(histogram).as(metric.key()).isNotNull();
        return histogram.getValueAtPercentile(50) / (double) MS;
    }

    @Test
    void streamedAnswersAreTimedEventByEvent() throws Exception {
        try (ScriptedServer server = new ScriptedServer(TrialExecutorTest::fiveTokens)) {
            IterationResult result = new PlainTrial().users(2).requests(20).run(server);

            assertThat(result.requests().offered()).isEqualTo(20);
            assertThat(result.requests().succeeded()).isEqualTo(20);
            assertThat(result.tokens().output()).isEqualTo(100);
            assertThat(result.tokens().events()).isEqualTo(100);
            assertThat(result.tokens().input()).isEqualTo(200);
            assertThat(result.flow().outputTokens()).isCloseTo(100, within(1e-6));
            assertThat(result.histograms().get(Metric.ITL).getTotalCount()).isEqualTo(80);
            assertThat(result.histograms().get(Metric.ICL).getTotalCount()).isEqualTo(80);
            assertThat(p50(result, Metric.TTFT)).isGreaterThanOrEqualTo(20);
            assertThat(p50(result, Metric.ICL)).isGreaterThanOrEqualTo(4.9);
            assertThat(p50(result, Metric.TPOT)).isGreaterThanOrEqualTo(4.9);
            assertThat(p50(result, Metric.E2E)).isGreaterThanOrEqualTo(40);
            assertThat(p50(result, Metric.TTFT)).isLessThan(p50(result, Metric.E2E));
            assertThat(server.connections()).isEqualTo(2);
            assertThat(result.flow().bytesReceived()).isBetween(20 * 5 * 20L, 20 * 1000L);
            assertThat(result.flow().bytesSent()).isBetween(20 * 50L, 20 * 500L);
        }
    }

    @Test
    void aStallWithinAnswersIsSeen() throws Exception {
        ScriptedServer.Script script = exchange -> {
            exchange.beginStream();
            exchange.event("{\"t\":\"x\"}");
            exchange.event("{\"t\":\"x\"}");
            ScriptedServer.pause(300 * MS);
            exchange.event("{\"t\":\"x\",\"u\":6}");
            exchange.event("[DONE]");
            exchange.endStream();
        };
        try (ScriptedServer server = new ScriptedServer(script)) {
            IterationResult result = new PlainTrial().users(5).requests(10).run(server);

            assertThat(p50(result, Metric.MAX_STALL)).isBetween(250.0, 900.0); // read late, the gap is shorter
            double stalled = result.histograms().get(Metric.STALL_FRACTION).getMean() / 1e6;
            assertThat(stalled).isBetween(0.2, 0.8); // 100 of 300 ms
            double speed = result.histograms().get(Metric.INTERACTIVITY).getMean() / 1e6;
            assertThat(speed).isBetween(5.0, 20.0); // 5 tokens in 300 ms
            assertThat(result.tokens().spread()).isEqualTo(10);
            assertThat(result.flow().outputTokens()).isCloseTo(60, within(1e-6));
        }
    }

    @Test
    void wholeAnswersHaveNoTimeToFirstToken() throws Exception {
        try (ScriptedServer server = new ScriptedServer(e -> e.whole(200, "{\"t\":\"abc\",\"u\":3}"))) {
            IterationResult result = new PlainTrial().whole().requests(10).run(server);

            assertThat(result.requests().succeeded()).isEqualTo(10);
            assertThat(result.histograms()).containsKey(Metric.E2E).doesNotContainKeys(Metric.TTFT, Metric.TPOT);
            assertThat(result.tokens().output()).isEqualTo(30);
        }
    }

    @Test
    void everyFailureHasItsCauseAndItsWords() throws Exception {
        AtomicInteger turn = new AtomicInteger();
        ScriptedServer.Script script = exchange -> {
            switch (turn.getAndIncrement() % 5) {
                case 0 -> oneToken(exchange);
                case 1 -> exchange.whole(429, "slow down");
                case 2 -> exchange.whole(500, "oh no");
                case 3 -> {
                    exchange.beginStream();
                    exchange.event("{\"t\":\"x\"}");
                    exchange.event("{\"e\":1}");
                    exchange.event("[DONE]");
                    exchange.endStream();
                }
                default -> {
                    exchange.beginStream();
                    exchange.event("{\"t\":\"x\"}");
                    exchange.endStream();
                }
            }
        };
        try (ScriptedServer server = new ScriptedServer(script)) {
            IterationResult result = new PlainTrial().requests(50).run(server);

            assertThat(result.errors())
                    .containsOnly(
                            Map.entry(FailureCause.RATE_LIMITED, 10L),
                            Map.entry(FailureCause.SERVER_ERROR, 10L),
                            Map.entry(FailureCause.MIDSTREAM_ERROR, 10L),
                            Map.entry(FailureCause.TRUNCATED, 10L));
            assertThat(result.requests().succeeded()).isEqualTo(10);
            assertThat(result.requests().failed()).isEqualTo(40);
            assertThat(result.examples()).hasSize(12).anySatisfy(e -> {
                assertThat(e.status()).isEqualTo(429);
                assertThat(e.message()).isEqualTo("slow down");
            });
        }
    }

    @Test
    void aDeadEngineIsRefusedNotHammered() throws Exception {
        URI url;
        try (ScriptedServer server = new ScriptedServer(TrialExecutorTest::oneToken)) {
            url = server.url();
        }
        IterationResult result =
                new PlainTrial().users(2).measurement(1, Duration.ofMillis(500)).run(url);

        assertThat(result.errors()).containsOnlyKeys(FailureCause.CONNECT_REFUSED);
        assertThat(result.requests().refused()).isBetween(2L, 14L);
        assertThat(result.requests().succeeded()).isZero();
    }

    @Test
    void anAnswerAfterTheDeadlineIsATimeout() throws Exception {
        ScriptedServer.Script script = exchange -> {
            exchange.beginStream();
            exchange.event("{\"t\":\"x\"}");
            ScriptedServer.pause(Duration.ofSeconds(2).toNanos());
        };
        try (ScriptedServer server = new ScriptedServer(script)) {
            IterationResult result =
                    new PlainTrial().requests(3).timeout(Duration.ofMillis(100)).run(server);

            assertThat(result.errors()).containsOnly(Map.entry(FailureCause.TIMEOUT, 3L));
            assertThat(result.requests().timedOut()).isEqualTo(3);
        }
    }

    @Test
    void aKeptAliveConnectionThatTheServerClosedIsReplacedOnce() throws Exception {
        ScriptedServer.Script script = exchange -> {
            if (exchange.number == 2) {
                exchange.close();
                return;
            }
            oneToken(exchange);
        };
        try (ScriptedServer server = new ScriptedServer(script)) {
            IterationResult result = new PlainTrial().requests(10).run(server);

            assertThat(result.requests().succeeded()).isEqualTo(10);
            assertThat(result.requests().retries()).isBetween(4L, 5L);
        }
    }

    @Test
    void aConnectionCutInTheMiddleIsATruncatedAnswer() throws Exception {
        ScriptedServer.Script script = exchange -> {
            exchange.beginStream();
            exchange.event("{\"t\":\"x\"}");
            exchange.close();
        };
        try (ScriptedServer server = new ScriptedServer(script)) {
            IterationResult result = new PlainTrial().requests(5).run(server);

            assertThat(result.errors()).containsOnly(Map.entry(FailureCause.TRUNCATED, 5L));
        }
    }

    @Test
    void iterationsFollowEachOtherWithoutAGap() throws Exception {
        try (ScriptedServer server = new ScriptedServer(TrialExecutorTest::fiveTokens)) {
            PlainTrial trial =
                    new PlainTrial().users(3).warmup(1, Duration.ofMillis(200)).measurement(2, Duration.ofMillis(300));
            trial.run(server);

            assertThat(trial.iterations).extracting(IterationResult::index).containsExactly(0, 1, 2);
            assertThat(trial.iterations).extracting(IterationResult::warmup).containsExactly(true, false, false);
            assertThat(trial.iterations.get(2).from())
                    .isEqualTo(trial.iterations.get(1).from().plusMillis(300));
            for (IterationResult iteration : trial.iterations) {
                assertThat(iteration.flow().meanConcurrency()).isBetween(2.0, 3.01);
                assertThat(iteration.requests().offered())
                        .isEqualTo(iteration.requests().succeeded());
            }
        }
    }

    @Test
    void openLoadKeepsIntendedTimesWhenTheEngineStalls() throws Exception {
        long start = System.nanoTime();
        ScriptedServer.Script script = exchange -> {
            long stallUntil = start + 700 * MS;
            if (System.nanoTime() > start + 300 * MS && System.nanoTime() < stallUntil) {
                ScriptedServer.pause(stallUntil - System.nanoTime());
            }
            oneToken(exchange);
        };
        try (ScriptedServer server = new ScriptedServer(script)) {
            IterationResult result = new PlainTrial()
                    .open("constant", 100, Map.of("maxInFlight", "1"))
                    .measurement(1, Duration.ofSeconds(1))
                    .run(server);

            assertThat(result.requests().offered()).isEqualTo(100);
            Histogram intended = result.histograms().get(Metric.TTFT_INTENDED);
            Histogram plain = result.histograms().get(Metric.TTFT);
            assertThat(intended.getValueAtPercentile(90)).isGreaterThan(200 * MS);
            assertThat(plain.getValueAtPercentile(90)).isLessThan(100 * MS);
        }
    }

    @Test
    void arrivalsThatNeverFoundAPlaceAreDropped() throws Exception {
        ScriptedServer.Script script = exchange -> {
            ScriptedServer.pause(150 * MS);
            oneToken(exchange);
        };
        try (ScriptedServer server = new ScriptedServer(script)) {
            IterationResult result = new PlainTrial()
                    .open("constant", 100, Map.of("maxInFlight", "2"))
                    .measurement(1, Duration.ofMillis(500))
                    .run(server);

            assertThat(result.requests().offered()).isEqualTo(50);
            assertThat(result.requests().dropped()).isGreaterThan(35);
            assertThat(result.requests().delayed())
                    .isGreaterThanOrEqualTo(result.requests().dropped());
            assertThat(result.requests().offered())
                    .isEqualTo(result.requests().succeeded() + result.requests().dropped());
            assertThat(result.errors().get(FailureCause.DROPPED))
                    .isEqualTo(result.requests().dropped());
        }
    }

    @Test
    void coldPromptsAreAllDifferentWarmOnesAllAlike() throws Exception {
        try (ScriptedServer server = new ScriptedServer(TrialExecutorTest::oneToken)) {
            new PlainTrial().users(4).requests(40).run(server);
            assertThat(new HashSet<>(server.bodies)).hasSize(40);
        }
        try (ScriptedServer server = new ScriptedServer(TrialExecutorTest::oneToken)) {
            new PlainTrial().warm().requests(10).run(server);
            assertThat(new HashSet<>(server.bodies)).hasSize(1);
        }
    }

    @Test
    void conversationsCarryTheEnginesAnswersAsHistory() throws Exception {
        PlainScenario.method = true;
        PlainScenario.next =
                (user, sample) -> Work.of(Conversation.system("s").ask("one").repeat(2, turn -> "more " + turn));
        try (ScriptedServer server = new ScriptedServer(TrialExecutorTest::oneToken)) {
            IterationResult result = new PlainTrial().requests(6).run(server);

            assertThat(result.requests().succeeded()).isEqualTo(6);
            assertThat(server.bodies)
                    .extracting(b -> b.replaceAll(".*\"turns\":", ""))
                    .containsExactly("2}", "4}", "6}", "2}", "4}", "6}");
        }
    }

    @Test
    void aCheckTurnsAWrongAnswerIntoAFailure() throws Exception {
        PlainScenario.checked = true;
        AtomicInteger seen = new AtomicInteger();
        PlainScenario.check = reply -> reply.text().equals("x") && seen.incrementAndGet() % 2 == 0;
        try (ScriptedServer server = new ScriptedServer(TrialExecutorTest::oneToken)) {
            IterationResult result = new PlainTrial().requests(10).run(server);

            assertThat(result.errors()).containsOnly(Map.entry(FailureCause.CHECK_FAILED, 5L));
            assertThat(result.requests().succeeded()).isEqualTo(5);
        }
    }

    @Test
    void aWorkloadMethodThatThrowsIsAFailedRequest() throws Exception {
        PlainScenario.method = true;
        AtomicInteger calls = new AtomicInteger();
        PlainScenario.next = (user, sample) -> {
            if (calls.getAndIncrement() % 2 == 0) {
                throw new IllegalStateException("no order");
            }
            return Work.of(ChatRequest.of("hi"));
        };
        try (ScriptedServer server = new ScriptedServer(TrialExecutorTest::oneToken)) {
            IterationResult result = new PlainTrial().requests(4).run(server);

            assertThat(result.errors()).containsOnly(Map.entry(FailureCause.WORKLOAD_ERROR, 2L));
            assertThat(result.examples().get(0).message()).contains("no order");
        }
    }

    @Test
    void hooksOfAnIterationSeparateIterations() throws Exception {
        PlainScenario.hooks = true;
        try (ScriptedServer server = new ScriptedServer(TrialExecutorTest::oneToken)) {
            PlainTrial trial = new PlainTrial().measurement(2, Duration.ofMillis(50));
            trial.run(server);

            assertThat(trial.iterations).hasSize(2);
            assertThat(PlainScenario.calls)
                    .containsExactly(
                            "setup Trial",
                            "setup Iteration",
                            "tearDown Iteration",
                            "setup Iteration",
                            "tearDown Iteration",
                            "tearDown Trial");
        }
    }

    @Test
    void limitsAreJudgedForEachRequest() throws Exception {
        AtomicInteger turn = new AtomicInteger();
        ScriptedServer.Script script = exchange -> {
            ScriptedServer.pause(turn.getAndIncrement() % 4 == 0 ? 900 * MS : 0);
            oneToken(exchange);
        };
        try (ScriptedServer server = new ScriptedServer(script)) {
            IterationResult result = new PlainTrial()
                    .requests(12)
                    .slo(SloModel.attainment(0.9).ttft(Duration.ofMillis(700)).tpot(Duration.ofMillis(1)))
                    .run(server);

            assertThat(result.slo().ttft()).isEqualTo(9);
            assertThat(result.slo().tpot()).isEqualTo(12);
            assertThat(result.slo().vacuous()).isEqualTo(12);
            assertThat(result.slo().good()).isEqualTo(9);
        }
    }

    @Test
    void severalLoopsCountTogetherWhatOneWouldCount() throws Exception {
        try (ScriptedServer server = new ScriptedServer(TrialExecutorTest::oneToken)) {
            IterationResult result =
                    new PlainTrial().users(5).loops(2).requests(101).run(server);

            assertThat(result.requests().succeeded()).isEqualTo(101);
            assertThat(server.connections()).isEqualTo(5);
            assertThat(new HashSet<>(server.bodies)).hasSize(101);
        }
    }

    @Test
    void aLimitOfConnectionsMakesRequestsWaitAndTheWaitIsCounted() throws Exception {
        try (ScriptedServer server = new ScriptedServer(TrialExecutorTest::fiveTokens)) {
            IterationResult result =
                    new PlainTrial().users(4).connections(1).requests(8).run(server);

            assertThat(result.requests().succeeded()).isEqualTo(8);
            assertThat(server.connections()).isEqualTo(1);
            assertThat(p50(result, Metric.CONNECT_WAIT)).isGreaterThan(40);
        }
    }

    @Test
    void stoppingKeepsWhatWasMeasured() throws Exception {
        try (ScriptedServer server = new ScriptedServer(TrialExecutorTest::fiveTokens)) {
            PlainTrial trial = new PlainTrial().users(2).measurement(1, Duration.ofMinutes(5));
            TrialExecutor executor = trial.executor(server.url());
            Thread stopper = new Thread(() -> {
                ScriptedServer.pause(500 * MS);
                executor.stop();
            });
            stopper.start();
            executor.run();
            stopper.join();

            IterationResult result = trial.iterations.get(0);
            assertThat(result.requests().succeeded()).isGreaterThan(10);
            assertThat(result.requests().offered())
                    .isEqualTo(result.requests().succeeded() + result.requests().cancelled());
        }
    }

    @Test
    void thinkTimeIsKept() throws Exception {
        try (ScriptedServer server = new ScriptedServer(TrialExecutorTest::oneToken)) {
            IterationResult result = new PlainTrial()
                    .options(Map.of("thinkTime", "PT0.1S"))
                    .measurement(1, Duration.ofMillis(550))
                    .run(server);

            assertThat(result.requests().offered()).isBetween(2L, 6L);
        }
    }
}
