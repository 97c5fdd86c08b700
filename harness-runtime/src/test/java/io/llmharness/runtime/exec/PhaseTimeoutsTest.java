package io.llmharness.runtime.exec;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmharness.runtime.engine.FailureCause;
import io.llmharness.runtime.plan.RequestRules;
import io.llmharness.runtime.result.IterationResult;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each phase of a request has a limit of its own, and a failure of its own when it is missed. */
class PhaseTimeoutsTest {
    private static final Duration LIMIT = Duration.ofMillis(100);
    private static final long LONGER_NANOS = 400_000_000L;

    @BeforeEach
    void declarative() {
        PlainScenario.reset();
    }

    @Test
    void aFirstTokenThatDoesNotComeIsGivenUp() throws Exception {
        ScriptedServer.Script script = exchange -> {
            exchange.beginStream(); // headers are no token
            ScriptedServer.pause(LONGER_NANOS);
            exchange.event("{\"t\":\"x\"}");
        };
        IterationResult result = run(script, rules(Optional.of(LIMIT), Optional.empty()));
        assertThat(result.errors()).containsOnly(Map.entry(FailureCause.FIRST_TOKEN_TIMEOUT, 2L));
        assertThat(result.requests().timedOut()).isEqualTo(2);
        assertThat(result.examples().get(0).message()).isEqualTo("no token within 100 ms");
    }

    @Test
    void aPauseBetweenTokensIsGivenUp() throws Exception {
        ScriptedServer.Script script = exchange -> {
            exchange.beginStream();
            exchange.event("{\"t\":\"x\"}");
            ScriptedServer.pause(LONGER_NANOS);
            exchange.event("{\"t\":\"x\"}");
        };
        IterationResult result = run(script, rules(Optional.of(LIMIT), Optional.of(LIMIT)));
        assertThat(result.errors()).containsOnly(Map.entry(FailureCause.IDLE_TIMEOUT, 2L));
        assertThat(result.examples().get(0).message()).isEqualTo("no further token within 100 ms");
    }

    @Test
    void aSteadyAnswerMayTakeLongerThanEitherLimit() throws Exception {
        ScriptedServer.Script script = exchange -> {
            exchange.beginStream();
            for (int i = 0; i < 6; i++) {
                exchange.event("{\"t\":\"x\",\"n\":" + (i + 1) + "}");
                ScriptedServer.pause(50_000_000L);
            }
            exchange.event("{\"u\":6}");
            exchange.event("[DONE]");
            exchange.endStream();
        };
        Optional<Duration> limit = Optional.of(Duration.ofMillis(250));
        IterationResult result = run(script, rules(limit, limit));
        assertThat(result.errors()).isEmpty();
        assertThat(result.requests().succeeded()).isEqualTo(2);
    }

    @Test
    void anAnswerThatIsNotStreamedHasNoPhases() throws Exception {
        ScriptedServer.Script script = exchange -> {
            ScriptedServer.pause(200_000_000L);
            exchange.whole(200, "{\"t\":\"abc\",\"u\":3}");
        };
        try (ScriptedServer server = new ScriptedServer(script)) {
            IterationResult result = new PlainTrial()
                    .whole()
                    .requests(2)
                    .rules(rules(Optional.of(LIMIT), Optional.of(LIMIT)))
                    .run(server);
            assertThat(result.requests().succeeded()).isEqualTo(2);
        }
    }

    @Test
    void aConnectionThatIsNotMadeIsGivenUp() throws Exception {
        // a full backlog: the kernel drops further attempts, as a firewall does
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                FullBacklog backlog = new FullBacklog(full)) {
            RequestRules rules = new RequestRules(LIMIT, Optional.empty(), Optional.empty(), Optional.empty());
            IterationResult result = new PlainTrial()
                    .requests(2)
                    .timeout(Duration.ofSeconds(20))
                    .rules(rules)
                    .run(backlog.url());
            assertThat(result.errors()).containsOnly(Map.entry(FailureCause.CONNECT_TIMEOUT, 2L));
            assertThat(result.requests().refused()).isEqualTo(2);
        }
    }

    private static RequestRules rules(Optional<Duration> firstToken, Optional<Duration> idle) {
        return new RequestRules(RequestRules.STANDARD.connectTimeout(), firstToken, idle, Optional.empty());
    }

    private static IterationResult run(ScriptedServer.Script script, RequestRules rules) throws Exception {
        try (ScriptedServer server = new ScriptedServer(script)) {
            return new PlainTrial().requests(2).rules(rules).run(server);
        }
    }
}
