package io.llmharness.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmharness.runtime.exec.ScriptedServer;
import io.llmharness.runtime.plan.StubEngine;
import io.llmharness.runtime.plan.TrialPlan;
import io.llmharness.runtime.plan.TrialPlan.EnginePlan;
import io.llmharness.runtime.preflight.Targets;
import io.llmharness.runtime.result.ResetResult;
import io.llmharness.runtime.result.ResultSamples;
import io.llmharness.runtime.result.RunListener;
import io.llmharness.runtime.text.UsageException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

class ResetsTest {
    private final List<String> lines = new ArrayList<>();
    private final Resets resets = new Resets(StubEngine.catalog(), new Targets(variable -> null));

    @Test
    void theEngineDoesItAndTheResultSaysWhat() throws IOException {
        List<String> asked = new ArrayList<>();
        ScriptedServer.Script script = exchange -> {
            asked.add(exchange.requestLine());
            exchange.whole(200, "");
        };
        try (ScriptedServer server = new ScriptedServer(script)) {
            ResetResult result = reset(plan("cache", server.url().toString())).orElseThrow();
            assertThat(asked).containsExactly("POST /reset HTTP/1.1");
            assertThat(result.state()).isEqualTo("cache");
            assertThat(result.did()).isEqualTo("emptied it for m");
            assertThat(result.failure()).isEmpty();
            assertThat(result.millis()).isPositive();
            assertThat(lines).singleElement().asString().startsWith("# Engine reset (cache): emptied it for m, ");
        }
    }

    @Test
    void anEngineThatRefusesFailsInItsOwnWords() throws IOException {
        try (ScriptedServer server = new ScriptedServer(exchange -> exchange.whole(400, "requests are running"))) {
            ResetResult result = reset(plan("cache", server.url().toString())).orElseThrow();
            assertThat(result.failure())
                    .hasValueSatisfying(why -> assertThat(why)
                            .contains("asked for \"reset cache\", did not do it: requests are running (bad-request)."));
            assertThat(lines).isEmpty();
        }
    }

    @Test
    void nothingDeclaredIsNothingDone() {
        assertThat(reset(plan("", "http://localhost:1"))).isEmpty();
        assertThat(lines).isEmpty();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aCommandKnowsTheEngineAndIsNotRepeated() {
        String command = "cmd:echo \"$LLM_HARNESS_ENGINE_URL $LLM_HARNESS_ENGINE_MODEL\" # SECRET";
        ResetResult result = reset(plan(command, "http://localhost:1")).orElseThrow();
        assertThat(result.failure()).isEmpty();
        assertThat(result.state()).isEqualTo("cmd:***");
        assertThat(lines).first().isEqualTo("http://localhost:1 m");
        assertThat(result + " " + lines).doesNotContain("SECRET");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aCommandThatFailsSaysWithWhichCode() {
        ResetResult result = reset(plan("cmd:exit 3", "http://localhost:1")).orElseThrow();
        assertThat(result.failure()).contains("The reset command ended with exit code 3.");
    }

    @Test
    void aStateThatIsNotOfferedIsRefusedBeforeAnythingRuns() {
        assertThatThrownBy(() -> resets.check(List.of(plan("model", "http://localhost:1"))))
                .isInstanceOf(UsageException.class)
                .hasMessage("\"reset model\" is not offered by engine \"local\": it has no call for it."
                        + " A command can: -reset cmd:….");
        assertThatCode(() -> resets.check(List.of(plan("cache", "http://localhost:1"), plan("cmd:x", "sim:"))))
                .doesNotThrowAnyException();
    }

    @Test
    void anEngineThatSaysItDoesNotOfferAStateIsRefusedBeforeAnythingRuns() throws IOException {
        List<EnginePlan> unable = List.of(plan("model", "http://localhost:1").engine());
        assertThatThrownBy(() -> resets.ask(unable))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("\"reset model\" is not offered by engine \"local\": it has no call for it.");
        List<String> asked = new ArrayList<>();
        ScriptedServer.Script script = exchange -> {
            asked.add(exchange.requestLine());
            exchange.whole(200, "");
        };
        try (ScriptedServer server = new ScriptedServer(script)) {
            resets.ask(List.of(
                    plan("cache", server.url().toString()).engine(),
                    plan("cmd:x", server.url().toString()).engine()));
        }
        assertThat(asked).as("nothing is done").isEmpty();
    }

    private Optional<ResetResult> reset(TrialPlan plan) {
        return resets.reset(plan, new RunListener() {
            @Override
            public void line(String text) {
                lines.add(text);
            }
        });
    }

    private static TrialPlan plan(String reset, String url) {
        return ResultSamples.plan().engine(new EnginePlan("local", "local", url, "m", "", Map.of(), reset));
    }
}
