package io.llmharness.adapters.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.llmharness.adapters.contract.Recordings;
import io.llmharness.runtime.engine.ControlStep;
import io.llmharness.runtime.engine.EngineControl;
import io.llmharness.runtime.engine.EngineTarget;
import io.llmharness.runtime.engine.Readiness;
import io.llmharness.runtime.engine.Secret;
import io.llmharness.runtime.preflight.EngineOperator;
import io.llmharness.runtime.text.RunFailure;
import io.llmharness.runtime.text.UsageException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Servers of OpenAI's protocol are told apart by who owns their models, and asked for what each of them has. */
class OpenAiControlTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String SGLANG =
            "{\"object\":\"list\",\"data\":[{\"id\":\"q\",\"object\":\"model\",\"created\":1,\"owned_by\":\"sglang\",\"max_model_len\":4096}]}";
    private static final String HOSTED =
            "{\"object\":\"list\",\"data\":[{\"id\":\"gpt-x\",\"object\":\"model\",\"created\":1715367049,\"owned_by\":\"system\"}]}";

    private record Answer(int status, byte[] body) {}

    private final Map<String, Answer> answers = new HashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String call = exchange.getRequestMethod() + " " + exchange.getRequestURI();
            asked.add(call);
            Answer answer = answers.getOrDefault(
                    call,
                    new Answer(
                            404,
                            "{\"error\":{\"message\":\"File Not Found\",\"code\":404}}"
                                    .getBytes(StandardCharsets.UTF_8)));
            exchange.sendResponseHeaders(answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
            exchange.getResponseBody().write(answer.body());
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(String call, int status, String body) {
        answers.put(call, new Answer(status, body.getBytes(StandardCharsets.UTF_8)));
    }

    private void llama() {
        Recordings recordings = Recordings.of("llama-server");
        answers.put("GET /v1/models", new Answer(200, recordings.body("get_v1_models")));
        answers.put("GET /props", new Answer(200, recordings.body("get_props")));
        answers.put("GET /slots", new Answer(200, recordings.body("get_slots")));
        answers.put("GET /health", new Answer(200, recordings.body("get_health")));
    }

    @Test
    void llamaServersSlotsAreErasedOneByOne() {
        llama();
        for (int slot = 0; slot < 4; slot++) {
            answer("POST /slots/" + slot + "?action=erase", 200, "{\"id_slot\":" + slot + ",\"n_erased\":2}");
        }
        assertThat(said("reset", c -> c.resetCache("gemma-3-270m"))).isEqualTo("erased the cache of 4 slots");
        assertThat(asked).filteredOn(call -> call.startsWith("POST")).hasSize(4);
    }

    @Test
    void llamaServerWithoutSlotsOffersNoReset() {
        llama();
        answer(
                "GET /slots",
                501,
                "{\"error\":{\"message\":\"This server does not support slots endpoint\",\"code\":501}}");
        assertThatThrownBy(() -> operator().run("reset cache", c -> c.resetCache(""), PATIENCE))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("--no-slots");
    }

    @Test
    void llamaServersModelHasTheFactsOfItsFile() {
        llama();
        assertThat(info(c -> c.info("gemma-3-270m")))
                .containsEntry("owner", "llamacpp")
                .containsEntry("quantization", "Q4_K - Medium")
                .containsEntry("trained context", "32768")
                .containsEntry("context of a slot", "2048")
                .containsEntry("slots", "4")
                .containsEntry("file", "/models/gemma-3-270m-q4_k_m.gguf");
    }

    @Test
    void llamaServerThatLoadsIsNeitherReadyNorDown() {
        answer(
                "GET /health",
                503,
                "{\"error\":{\"message\":\"Loading model\",\"type\":\"unavailable_error\",\"code\":503}}");
        assertThat(ready()).isEqualTo(new Readiness(Readiness.State.LOADING, "Loading model"));
        llama();
        assertThat(operator()
                        .run("readiness", EngineControl::readiness, PATIENCE)
                        .state())
                .isEqualTo(Readiness.State.READY);
    }

    @Test
    void llamaServerInRouterModeLoadsAndUnloads() {
        llama();
        assertThatThrownBy(() -> operator().run("models load", c -> c.load("gemma-3-270m"), PATIENCE))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("only its router mode");
        answer("POST /models/load", 200, "{\"success\":true}");
        answer("GET /models", 200, "{\"data\":[{\"id\":\"gemma-3-270m\",\"status\":{\"value\":\"loaded\"}}]}");
        assertThat(said("models load", c -> c.load("gemma-3-270m"))).isEqualTo("loaded gemma-3-270m");
    }

    @Test
    void sglangFlushesItsCacheAndTellsItsModel() {
        answer("GET /v1/models", 200, SGLANG);
        answer("POST /flush_cache", 200, "Cache flushed.");
        answer(
                "GET /get_model_info",
                200,
                "{\"model_path\":\"Qwen/Qwen3\",\"tokenizer_path\":\"Qwen/Qwen3\",\"is_generation\":true}");
        assertThat(said("reset", c -> c.resetCache("q"))).isEqualTo("flushed the radix cache");
        assertThat(info(c -> c.info("q")))
                .containsEntry("max_model_len", "4096")
                .containsEntry("model_path", "Qwen/Qwen3");
    }

    @Test
    void sglangThatIsBusyDoesNotFlush() {
        answer("GET /v1/models", 200, SGLANG);
        answer("POST /flush_cache", 400, "Flush cache failed.");
        assertThatThrownBy(() -> operator().run("reset cache", c -> c.resetCache("q"), PATIENCE))
                .isInstanceOf(RunFailure.class)
                .hasMessageContaining("Flush cache failed. (bad-request)");
    }

    @Test
    void aHostedServerOffersItsListAlone() {
        answer("GET /v1/models", 200, HOSTED);
        assertThat(info(c -> c.info("gpt-x")))
                .containsEntry("owner", "system")
                .containsEntry("created", "2024-05-10T18:50:49Z");
        for (String name : List.of("models load", "models unload", "reset cache", "models pull")) {
            assertThatThrownBy(() -> operator()
                            .run(
                                    name,
                                    c -> switch (name) {
                                        case "models load" -> c.load("gpt-x");
                                        case "models unload" -> c.unload("gpt-x");
                                        case "reset cache" -> c.resetCache("gpt-x");
                                        default -> c.pull("gpt-x");
                                    },
                                    PATIENCE))
                    .isInstanceOf(UsageException.class)
                    .hasMessageStartingWith("\"" + name + "\" is not offered by engine \"openai\": ");
        }
    }

    @Test
    void whatAServerOffersIsKnownWithoutDoingIt() {
        llama();
        assertThat(offers(c -> c.offersResetCache("m"))).isInstanceOf(ControlStep.Done.class);
        assertThat(offers(c -> c.offersUnload("m")))
                .as("by a router; asking tells")
                .isInstanceOf(ControlStep.Done.class);
        answer("GET /slots", 501, "{\"error\":{\"message\":\"This server does not support slots endpoint\"}}");
        assertThat(offers(c -> c.offersResetCache("m"))).isInstanceOf(ControlStep.NotOffered.class);
        answer("GET /v1/models", 200, SGLANG);
        assertThat(offers(c -> c.offersResetCache("q"))).isInstanceOf(ControlStep.Done.class);
        assertThat(offers(c -> c.offersUnload("q"))).isInstanceOf(ControlStep.NotOffered.class);
        answer("GET /v1/models", 200, HOSTED);
        assertThat(offers(c -> c.offersResetCache("gpt-x"))).isInstanceOf(ControlStep.NotOffered.class);
        assertThat(offers(c -> c.offersUnload("gpt-x"))).isInstanceOf(ControlStep.NotOffered.class);
        answer("GET /v1/models", 500, "");
        assertThat(offers(c -> c.offersResetCache("gpt-x"))).isInstanceOf(ControlStep.Failed.class);
        assertThat(asked).noneMatch(call -> call.startsWith("POST"));
    }

    private ControlStep<String> offers(Function<EngineControl, ControlStep<String>> question) {
        return operator().attempt(question, PATIENCE);
    }

    @Test
    void aWrongKeyIsNoReadiness() {
        answer("GET /v1/models", 401, "{\"error\":{\"message\":\"Incorrect API key\",\"code\":\"invalid_api_key\"}}");
        assertThatThrownBy(() -> operator().run("readiness", EngineControl::readiness, PATIENCE))
                .isInstanceOf(RunFailure.class)
                .hasMessageContaining("Incorrect API key (authentication)");
    }

    private String said(String name, Function<EngineControl, ControlStep<String>> operation) {
        return operator().run(name, operation, PATIENCE);
    }

    private Map<String, String> info(Function<EngineControl, ControlStep<Map<String, String>>> operation) {
        return operator().run("info", operation, PATIENCE);
    }

    private Readiness ready() {
        return operator().run("readiness", EngineControl::readiness, PATIENCE);
    }

    private EngineOperator operator() {
        return new EngineOperator(
                new OpenAiAdapter(),
                new EngineTarget(
                        "openai",
                        "openai",
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort()),
                        "m",
                        Secret.NONE,
                        Map.of(),
                        true));
    }
}
