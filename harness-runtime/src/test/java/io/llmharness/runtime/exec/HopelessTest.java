package io.llmharness.runtime.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmharness.runtime.catalog.RunModel.Retry;
import io.llmharness.runtime.engine.FailureCause;
import io.llmharness.runtime.plan.RequestRules;
import io.llmharness.runtime.text.RunFailure;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A key that is wrong for ten requests is wrong for all: the run does not go on to its end. */
@Timeout(30)
class HopelessTest {
    @BeforeEach
    void declarative() {
        PlainScenario.reset();
    }

    @Test
    void aRunWhoseFirstRequestsAreAllRefusedStopsAndSaysSo() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        ScriptedServer.Script script = exchange -> {
            asked.incrementAndGet();
            exchange.whole(401, "Incorrect API key provided");
        };
        try (ScriptedServer server = new ScriptedServer(script)) {
            PlainTrial trial = new PlainTrial().users(2).measurement(1, Duration.ofMinutes(10));
            assertThatThrownBy(() -> trial.run(server))
                    .isInstanceOf(RunFailure.class)
                    .hasMessage("Stopped: each of the first 10 requests was refused, and so would the others be:"
                            + " Incorrect API key provided (authentication).");
            assertThat(asked.get()).isLessThan(100);
            assertThat(trial.iterations).hasSize(1);
            assertThat(trial.iterations.get(0).errors()).containsOnlyKeys(FailureCause.AUTHENTICATION);
        }
    }

    @Test
    void anOpenLoadStopsToo() throws Exception {
        try (ScriptedServer server = new ScriptedServer(exchange -> exchange.whole(401, "no"))) {
            PlainTrial trial = new PlainTrial().open("constant", 200, Map.of()).measurement(1, Duration.ofMinutes(10));
            assertThatThrownBy(() -> trial.run(server)).isInstanceOf(RunFailure.class);
        }
    }

    @Test
    void oneThatIsServedOnceGoesOnWhateverFollows() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        ScriptedServer.Script script = exchange -> {
            if (asked.incrementAndGet() == 9) {
                exchange.beginStream();
                exchange.event("{\"t\":\"x\",\"n\":1,\"u\":1}");
                exchange.event("[DONE]");
                exchange.endStream();
            } else {
                exchange.whole(401, "no");
            }
        };
        try (ScriptedServer server = new ScriptedServer(script)) {
            assertThat(new PlainTrial().requests(40).run(server).errors())
                    .containsEntry(FailureCause.AUTHENTICATION, 39L);
        }
    }

    @Test
    void whatTheEngineCallsLastingEndsARunAtOnceEvenOneThatWasServedBefore() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        ScriptedServer.Script script = exchange -> {
            if (asked.incrementAndGet() <= 3) {
                exchange.beginStream();
                exchange.event("{\"t\":\"x\",\"n\":1,\"u\":1}");
                exchange.event("[DONE]");
                exchange.endStream();
            } else {
                exchange.raw("HTTP/1.1 429 X\r\nLasting: yes\r\nContent-Length: 14\r\n\r\nquota is spent");
            }
        };
        try (ScriptedServer server = new ScriptedServer(script)) {
            PlainTrial trial = new PlainTrial()
                    .users(1)
                    .measurement(1, Duration.ofMinutes(10))
                    .rules(RequestRules.STANDARD.retry(new Retry(5, Duration.ofMillis(1), Duration.ofSeconds(1))));
            assertThatThrownBy(() -> trial.run(server))
                    .isInstanceOf(RunFailure.class)
                    .hasMessage("Stopped: the engine refused a request for a reason that lasts:"
                            + " quota is spent (rate-limited).");
            assertThat(asked).as("no other request, and no retry").hasValue(4);
            assertThat(trial.iterations.get(0).requests().succeeded()).isEqualTo(3);
            assertThat(trial.iterations.get(0).errors()).containsOnlyKeys(FailureCause.RATE_LIMITED);
        }
    }

    @Test
    void otherRefusalsPassAndSoTheRunGoesOn() throws Exception {
        try (ScriptedServer server = new ScriptedServer(exchange -> exchange.whole(429, "slow down"))) {
            assertThat(new PlainTrial().requests(40).run(server).errors())
                    .containsEntry(FailureCause.RATE_LIMITED, 40L);
        }
    }
}
