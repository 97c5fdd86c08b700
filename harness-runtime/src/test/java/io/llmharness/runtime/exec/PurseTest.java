package io.llmharness.runtime.exec;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmharness.runtime.plan.Budget;
import io.llmharness.runtime.plan.RateLimits;
import io.llmharness.runtime.plan.RequestRules;
import io.llmharness.runtime.result.IterationResult;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Each answer of these servers is 10 tokens in and 1 out. */
@Timeout(60)
class PurseTest {
    @BeforeEach
    void declarative() {
        PlainScenario.reset();
    }

    @Test
    void aForkEndsInGoodOrderWhenItsTokensAreUsedUp() throws Exception {
        IterationResult result = run(new PlainTrial()
                .users(2)
                .measurement(1, Duration.ofMinutes(10))
                .rules(RequestRules.STANDARD.budget(new Budget(110, 0, 0, 0))));
        assertThat(result.tokens().input() + result.tokens().output()).isBetween(110L, 132L);
        assertThat(result.requests().unsuccessful() + result.requests().cancelled())
                .isZero();
    }

    @Test
    void moneyIsACapToo() throws Exception {
        // 10 tokens at 1 a million and 1 token at 90 a million: 0.0001 a request
        IterationResult result = run(new PlainTrial()
                .measurement(1, Duration.ofMinutes(10))
                .rules(RequestRules.STANDARD.budget(new Budget(0, 0.00195, 1, 90))));
        assertThat(result.requests().succeeded()).isEqualTo(20);
    }

    @Test
    void usersAreHeldBackToTheRate() throws Exception {
        IterationResult result = run(new PlainTrial()
                .users(8)
                .measurement(1, Duration.ofSeconds(2))
                .rules(RequestRules.STANDARD.rates(new RateLimits(600, 0))));
        assertThat(result.requests().succeeded()).isBetween(5L, 32L); // 10 a second, and one second's worth at once
    }

    private static IterationResult run(PlainTrial trial) throws Exception {
        try (ScriptedServer server = new ScriptedServer(exchange -> {
            exchange.beginStream();
            exchange.event("{\"t\":\"x\",\"n\":1,\"u\":1}");
            exchange.event("[DONE]");
            exchange.endStream();
        })) {
            return trial.run(server);
        }
    }
}
