package io.llmharness.adapters.ollama;

import com.google.auto.service.AutoService;
import io.llmharness.adapters.wire.ErrorBody;
import io.llmharness.adapters.wire.JsonBody;
import io.llmharness.adapters.wire.Listing;
import io.llmharness.adapters.wire.RetryAfter;
import io.llmharness.api.ChatRequest;
import io.llmharness.runtime.engine.EngineAdapter;
import io.llmharness.runtime.engine.EngineControl;
import io.llmharness.runtime.engine.EngineFailure;
import io.llmharness.runtime.engine.EngineQuery;
import io.llmharness.runtime.engine.EngineSpec;
import io.llmharness.runtime.engine.EngineSpec.Option;
import io.llmharness.runtime.engine.EngineSpec.Type;
import io.llmharness.runtime.engine.EngineTarget;
import io.llmharness.runtime.engine.HttpCall;
import io.llmharness.runtime.engine.ResponseDecoder;
import io.llmharness.runtime.engine.ResponseHead;
import java.util.List;
import java.util.Optional;

/** Ollama's native API (docs/api.md, server/routes.go). */
@AutoService(EngineAdapter.class)
@EngineSpec(
        id = "ollama",
        description = "Ollama's native API",
        defaultUrl = "http://localhost:11434",
        options = {
            @Option(name = "endpoint", description = "chat (default) or generate"),
            @Option(name = "raw", type = Type.BOOLEAN, description = "generate only: the prompt without a template"),
            @Option(name = "keep_alive", description = "how long the model stays loaded: 30m, or seconds; -1 for ever"),
            @Option(name = "think", description = "true, false, low, medium or high; the model's default unless set"),
            @Option(
                    name = "truncate",
                    type = Type.BOOLEAN,
                    description = "false: an error for a prompt that is too long"),
            @Option(name = "shift", type = Type.BOOLEAN, description = "false: no shifting of a full context"),
            @Option(name = "format", type = Type.JSON, description = "\"json\" or a JSON schema"),
            @Option(name = "tools", type = Type.JSON, description = "tools the model may call, chat only"),
            @Option(
                    name = "logprobs",
                    type = Type.BOOLEAN,
                    description = "counts the tokens of each line; costs the engine time"),
            @Option(name = "temperature", type = Type.DECIMAL, description = "sampling temperature, default 0"),
            @Option(
                    name = "num_predict",
                    type = Type.INTEGER,
                    description = "most tokens where the workload sets none"),
            @Option(name = "seed", type = Type.INTEGER, description = "seed of the sampling"),
            @Option(
                    name = "num_ctx",
                    type = Type.INTEGER,
                    description = "size of the context; a change reloads the model"),
            @Option(name = "num_batch", type = Type.INTEGER, description = "tokens of a prompt batch; reloads"),
            @Option(name = "num_gpu", type = Type.INTEGER, description = "layers on the GPU; reloads"),
            @Option(name = "main_gpu", type = Type.INTEGER, description = "the GPU for small tensors; reloads"),
            @Option(name = "num_thread", type = Type.INTEGER, description = "CPU threads; reloads"),
            @Option(name = "use_mmap", type = Type.BOOLEAN, description = "map the model's file; reloads"),
            @Option(name = "draft_num_predict", type = Type.INTEGER, description = "tokens drafted ahead; reloads"),
            @Option(name = "num_keep", type = Type.INTEGER, description = "tokens kept when the context shifts"),
            @Option(name = "top_k", type = Type.INTEGER, description = "tokens to sample from"),
            @Option(name = "top_p", type = Type.DECIMAL, description = "nucleus sampling"),
            @Option(
                    name = "min_p",
                    type = Type.DECIMAL,
                    description = "least probability, relative to the likeliest token"),
            @Option(name = "typical_p", type = Type.DECIMAL, description = "locally typical sampling"),
            @Option(
                    name = "repeat_last_n",
                    type = Type.INTEGER,
                    description = "tokens the repetition penalty looks back"),
            @Option(name = "repeat_penalty", type = Type.DECIMAL, description = "penalty on repetition, 1 is none"),
            @Option(name = "presence_penalty", type = Type.DECIMAL, description = "penalty on tokens that occurred"),
            @Option(name = "frequency_penalty", type = Type.DECIMAL, description = "penalty on frequent tokens"),
            @Option(name = "stop", type = Type.JSON, description = "array of strings"),
            @Option(name = JsonBody.OPTION, type = Type.JSON, description = JsonBody.DESCRIPTION)
        })
public final class OllamaAdapter implements EngineAdapter {
    @Override
    public HttpCall chat(ChatRequest request, EngineTarget target) {
        return HttpCall.postJson(path(target, OllamaRequest.path(target)), OllamaRequest.body(request, target))
                .bearer(target.key());
    }

    @Override
    public ResponseDecoder decoder(EngineTarget target) {
        return new OllamaDecoder(target);
    }

    @Override
    public EngineFailure failure(ResponseHead head, byte[] body) {
        ErrorBody error = ErrorBody.of(body);
        return new EngineFailure(OllamaComplaint.cause(head.status(), error), error.words(), RetryAfter.of(head));
    }

    @Override
    public Optional<EngineQuery<List<String>>> models(EngineTarget target) {
        return Listing.models(get(target, "/api/tags"), "models", "name");
    }

    @Override
    public Optional<EngineQuery<String>> version(EngineTarget target) {
        return Listing.version(get(target, "/api/version"));
    }

    @Override
    public HttpCall health(EngineTarget target) {
        return get(target, "/");
    }

    private static HttpCall get(EngineTarget target, String path) {
        return HttpCall.get(path(target, path)).bearer(target.key());
    }

    @Override
    public EngineControl control(EngineTarget target) {
        return new OllamaControl(target);
    }

    /** A base URL that was given with {@code /api} means the same. */
    static String path(EngineTarget target, String path) {
        String base = target.path("/");
        String server = base.substring(0, base.length() - 1);
        return (server.endsWith("/api") ? server.substring(0, server.length() - 4) : server) + path;
    }
}
