package io.llmharness.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmharness.runtime.exec.ScriptedServer;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class EngineCommandsTest {
    @Test
    void enginesAreListedWithWhatANewUserNeeds() {
        Shell.Outcome outcome = Shell.run("engines");
        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out())
                .contains("plain - for tests", "url        http://localhost:1", "key        none")
                .contains("reachable  no: nothing listens at the address");
    }

    @Test
    void theHealthOfAllEnginesIsNoFailure() {
        Shell.Outcome outcome = Shell.run("engines", "health");
        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out()).contains("plain  down     http://localhost:1  nothing listens at the address");
    }

    @Test
    void theHealthOfOneEngineIsItsExitCode() throws IOException {
        assertThat(Shell.run("engines", "health", "-engine", "plain").exitCode())
                .isEqualTo(1);
        try (ScriptedServer server = new ScriptedServer(exchange -> exchange.whole(200, ""))) {
            Shell.Outcome outcome = Shell.run("engines", "health", "-url", "plain=" + server.url());
            assertThat(outcome.exitCode()).isZero();
            assertThat(outcome.out()).isEqualTo("plain  ready    " + server.url() + "\n");
        }
        try (ScriptedServer server = new ScriptedServer(exchange -> exchange.whole(503, "not now"))) {
            Shell.Outcome outcome = Shell.run("engines", "health", "-url", "plain=" + server.url());
            assertThat(outcome.exitCode()).isEqualTo(1);
            assertThat(outcome.out()).isEqualTo("plain  refuses  " + server.url() + "  status 503: not now\n");
        }
    }

    @Test
    void aRequestIsShownWithEveryStamp() throws IOException {
        try (ScriptedServer server = new ScriptedServer(EngineCommandsTest::slowly)) {
            Shell.Outcome outcome = Shell.run(
                    "test-request", "-url", "plain=" + server.url(), "-model", "m", "-tokens", "2", "Good", "morning");
            assertThat(outcome.exitCode()).as(outcome.err()).isZero();
            assertThat(outcome.out())
                    .contains("plain at " + server.url() + ", model m: \"Good morning\"")
                    .containsSubsequence(
                            "0.000                dispatch",
                            "connection ready, first byte of the request written",
                            "last byte of the request written",
                            "status and headers: HTTP 200",
                            "first byte of the body",
                            "text 1 token \"Good\"",
                            "+",
                            "text 1 token \" day\"",
                            "end of the answer",
                            "TTFT ",
                            "usage: 10 tokens in, 2 tokens out; payload events: 2");
        }
    }

    @Test
    void aRequestThatFailsSaysWhyInTheEnginesWords() throws IOException {
        try (ScriptedServer server =
                new ScriptedServer(exchange -> exchange.whole(exchange.isHealthRequest() ? 200 : 404, "no model m"))) {
            Shell.Outcome outcome = Shell.run(
                    "test-request", "-engine", "plain", "-url", server.url().toString(), "-cold");
            assertThat(outcome.exitCode()).isEqualTo(1);
            assertThat(outcome.out())
                    .contains("FAILED: ")
                    .contains("no model m")
                    .doesNotContain("warms the client up");
        }
    }

    private static void slowly(ScriptedServer.Exchange exchange) throws IOException {
        exchange.beginStream();
        exchange.event("{\"t\":\"Good\",\"n\":1}");
        ScriptedServer.pause(5_000_000);
        exchange.event("{\"t\":\" day\",\"n\":2,\"u\":2}");
        exchange.event("[DONE]");
        exchange.endStream();
    }
}
