package io.llmharness.runtime.plan;

import io.llmharness.api.ChatRequest;
import io.llmharness.runtime.engine.ControlStep;
import io.llmharness.runtime.engine.EngineAdapter;
import io.llmharness.runtime.engine.EngineCatalog;
import io.llmharness.runtime.engine.EngineControl;
import io.llmharness.runtime.engine.EngineFailure;
import io.llmharness.runtime.engine.EngineQuery;
import io.llmharness.runtime.engine.EngineSpec;
import io.llmharness.runtime.engine.EngineTarget;
import io.llmharness.runtime.engine.FailureCause;
import io.llmharness.runtime.engine.HttpCall;
import io.llmharness.runtime.engine.ResponseDecoder;
import io.llmharness.runtime.engine.ResponseHead;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Engines for tests of what stands before the wire. */
public abstract class StubEngine implements EngineAdapter {
    /** A local engine without a key. */
    @EngineSpec(
            id = "local",
            description = "a local engine",
            defaultUrl = "http://localhost:7000/",
            options = @EngineSpec.Option(name = "num_ctx", type = EngineSpec.Type.INTEGER))
    public static final class Local extends StubEngine {}

    /** A hosted engine with a key. */
    @EngineSpec(
            id = "hosted",
            description = "a hosted engine",
            defaultUrl = "https://api.example.com",
            apiKeyEnv = "HOSTED_API_KEY")
    public static final class Hosted extends StubEngine {}

    /** A hosted engine with a key, whose address is each user's own. */
    @EngineSpec(
            id = "tenant",
            description = "a hosted engine with an address for each user",
            defaultUrl = "${TENANT_URL}",
            apiKeyEnv = "HOSTED_API_KEY")
    public static final class Tenant extends StubEngine {}

    /** All of them. */
    public static EngineCatalog catalog() {
        return EngineCatalog.of(List.of(new Local(), new Hosted(), new Tenant()));
    }

    @Override
    public HttpCall chat(ChatRequest request, EngineTarget target) {
        String body = "{\"model\":\"" + target.model() + "\",\"prompt\":\""
                + request.messages().get(0).content() + "\"}";
        return HttpCall.postJson(target.path("/chat"), body.getBytes(StandardCharsets.UTF_8))
                .bearer(target.key());
    }

    @Override
    public ResponseDecoder decoder(EngineTarget target) {
        throw new UnsupportedOperationException();
    }

    @Override
    public EngineFailure failure(ResponseHead head, byte[] body) {
        return new EngineFailure(FailureCause.ofStatus(head.status()), new String(body, StandardCharsets.UTF_8));
    }

    @Override
    public Optional<EngineQuery<List<String>>> models(EngineTarget target) {
        return Optional.of(new EngineQuery<>(HttpCall.get(target.path("/models")), answer -> {
            List<String> names = new ArrayList<>();
            answer.path("models").forEach(name -> names.add(name.asText()));
            return names;
        }));
    }

    @Override
    public Optional<EngineQuery<String>> version(EngineTarget target) {
        return Optional.of(new EngineQuery<>(
                HttpCall.get(target.path("/version")),
                answer -> answer.path("version").asText("")));
    }

    @Override
    public HttpCall health(EngineTarget target) {
        return HttpCall.get(target.path("/health"));
    }

    /** Its cache can be emptied, and its model cannot be unloaded. */
    @Override
    public EngineControl control(EngineTarget target) {
        return new EngineControl() {
            @Override
            public ControlStep<String> resetCache(String model) {
                HttpCall call = HttpCall.postJson(target.path("/reset"), new byte[0]);
                return ControlStep.ask(call, answer -> new ControlStep.Done<>("emptied it for " + model));
            }
        };
    }
}
