package io.llmharness.runtime.exec;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmharness.api.ChatRequest;
import io.llmharness.runtime.catalog.Work;
import io.llmharness.runtime.engine.FailureCause;
import io.llmharness.runtime.result.IterationResult;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a scenario's methods throw costs the request, never the loop: assertions are Errors. */
final class UserErrorsTest {
    private final AtomicInteger calls = new AtomicInteger();

    @BeforeEach
    @AfterEach
    void declarative() {
        PlainScenario.reset();
    }

    @Test
    void anAssertionInACheckFailsTheRequest() throws Exception {
        PlainScenario.checked = true;
        PlainScenario.check = reply -> {
            throw new AssertionError("too short");
        };
        try (ScriptedServer server = new ScriptedServer(UserErrorsTest::oneToken)) {
            IterationResult result = new PlainTrial().requests(5).run(server);
            assertThat(result.errors()).isEqualTo(Map.of(FailureCause.CHECK_FAILED, 5L));
            assertThat(result.examples().get(0).message())
                    .matches(
                            "@Check UserErrorsTest\\.\\S+ threw AssertionError: too short \\(UserErrorsTest\\.java:\\d+\\)");
        }
    }

    @Test
    void anErrorInAWorkloadMethodLeavesTheScheduleAsItIs() throws Exception {
        PlainScenario.method = true;
        PlainScenario.next = (user, sample) -> {
            if (calls.incrementAndGet() == 5) {
                throw new StackOverflowError();
            }
            return Work.of(ChatRequest.of("hello"));
        };
        try (ScriptedServer server = new ScriptedServer(UserErrorsTest::oneToken)) {
            IterationResult result = new PlainTrial()
                    .open("constant", 50, Map.of())
                    .measurement(1, Duration.ofSeconds(1))
                    .run(server);
            assertThat(result.errors()).isEqualTo(Map.of(FailureCause.WORKLOAD_ERROR, 1L));
            assertThat(result.requests().offered()).isEqualTo(50);
            assertThat(result.requests().succeeded())
                    .isEqualTo(result.requests().offered() - 1);
        }
    }

    @Test
    void aMethodThatHoldsTheLoopUpToTheEndHidesNoArrival() throws Exception {
        PlainScenario.method = true;
        PlainScenario.next = (user, sample) -> {
            if (calls.incrementAndGet() == 20) {
                long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(900);
                while (System.nanoTime() < until) {
                    Thread.onSpinWait();
                }
            }
            return Work.of(ChatRequest.of("hello"));
        };
        try (ScriptedServer server = new ScriptedServer(UserErrorsTest::oneToken)) {
            IterationResult result = new PlainTrial()
                    .open("constant", 50, Map.of())
                    .measurement(1, Duration.ofSeconds(1))
                    .run(server);
            assertThat(result.requests().offered()).isEqualTo(50);
            assertThat(result.requests().succeeded()).isEqualTo(50);
        }
    }

    private static void oneToken(ScriptedServer.Exchange exchange) throws IOException {
        exchange.beginStream();
        exchange.event("{\"t\":\"x\",\"n\":1,\"u\":1}");
        exchange.event("[DONE]");
        exchange.endStream();
    }
}
