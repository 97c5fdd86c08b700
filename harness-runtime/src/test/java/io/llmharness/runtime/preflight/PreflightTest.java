package io.llmharness.runtime.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.llmharness.runtime.catalog.EngineTerms;
import io.llmharness.runtime.plan.StubEngine;
import io.llmharness.runtime.plan.TrialPlan.EnginePlan;
import io.llmharness.runtime.preflight.Preflight.Ready;
import io.llmharness.runtime.text.RunFailure;
import io.llmharness.runtime.text.UsageException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class PreflightTest {
    private final List<String> warnings = new ArrayList<>();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void anEngineThatIsUpTellsItsVersionAndItsOnlyModel() {
        answer("/base/health", 200, "");
        answer("/base/version", 200, "{\"version\":\"1.2\"}");
        answer("/base/models", 200, "{\"models\":[\"m1\"]}");
        Ready ready = check(engine("", "/base"));
        assertThat(ready.version()).contains("1.2");
        assertThat(ready.plan().model()).isEqualTo("m1");
        assertThat(warnings).isEmpty();
    }

    @Test
    void aModelThatIsNamedIsNotAskedFor() {
        answer("/health", 200, "");
        assertThat(check(engine("named", "")).plan().model()).isEqualTo("named");
    }

    @Test
    void severalModelsAreAChoice() {
        answer("/health", 200, "");
        answer("/models", 200, "{\"models\":[\"m1\",\"m2\"]}");
        assertThatThrownBy(() -> check(engine("", "")))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("serves several models: m1, m2. Choose one with -model.");
    }

    @Test
    void anEngineThatIsNotReadyEndsTheRunInItsOwnWords() {
        answer("/health", 503, "loading model");
        assertThatThrownBy(() -> check(engine("m", "")))
                .isInstanceOf(RunFailure.class)
                .hasMessage("Engine \"local\" at " + url("")
                        + " answered a health request with status 503: loading model (overloaded).");
    }

    @Test
    void aWrongKeyEndsTheRun() {
        answer("/health", 401, "who are you?");
        assertThatThrownBy(() -> check(engine("m", ""))).hasMessageContaining("who are you? (authentication).");
    }

    @Test
    void aFileSaysWhereToAsk() {
        answer("/base/health", 503, "not here");
        answer("/base/up", 200, "");
        EnginePlan engine = engine("m", "/base");
        EngineTerms terms = new EngineTerms(Optional.empty(), Optional.empty(), "/up", 0, 0, 0);
        assertThat(check(new EnginePlan("local", "local", engine.url(), "m", "", Map.of(), "", terms))
                        .plan()
                        .model())
                .isEqualTo("m");
        assertThat(warnings).isEmpty();
    }

    @Test
    void anEngineThatKnowsNoHealthRequestIsWarnedOf() {
        answer("/health", 404, "no such path");
        assertThat(check(engine("m", "")).plan().model()).isEqualTo("m");
        assertThat(warnings).singleElement().asString().contains("status 404: no such path");
    }

    @Test
    @Timeout(5)
    void anEngineThatNeverAnswersIsGivenUp() throws IOException {
        try (ServerSocket mute = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            EnginePlan engine = engine("m", "").url("http://127.0.0.1:" + mute.getLocalPort());
            assertThatThrownBy(() -> check(engine))
                    .isInstanceOf(RunFailure.class)
                    .hasMessageContaining("no answer within 3 s");
        }
    }

    @Test
    void aHostWithoutAnAddressIsNamed() {
        assertThatThrownBy(() -> check(engine("m", "").url("http://no-such-host.invalid")))
                .isInstanceOf(RunFailure.class)
                .hasMessageStartingWith("Engine \"local\" at http://no-such-host.invalid: ");
    }

    private Ready check(EnginePlan engine) {
        Preflight preflight = new Preflight(StubEngine.catalog(), new Targets(name -> null), warnings::add);
        return preflight.check(List.of(engine)).get(engine);
    }

    private EnginePlan engine(String model, String prefix) {
        return new EnginePlan("local", "local", url(prefix), model, "", Map.of());
    }

    private String url(String prefix) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + prefix;
    }

    private void answer(String path, int status, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        server.createContext(path, exchange -> {
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            if (bytes.length > 0) {
                exchange.getResponseBody().write(bytes);
            }
            exchange.close();
        });
    }
}
