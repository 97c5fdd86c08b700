package io.llmharness.adapters.anthropic;

import com.google.auto.service.AutoService;
import io.llmharness.adapters.wire.ErrorBody;
import io.llmharness.adapters.wire.HostedModel;
import io.llmharness.adapters.wire.JsonBody;
import io.llmharness.adapters.wire.Listing;
import io.llmharness.adapters.wire.PathSegment;
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

/** Anthropic's Messages API, and servers that speak it. */
@AutoService(EngineAdapter.class)
@EngineSpec(
        id = "anthropic",
        description = "Anthropic's Messages API",
        defaultUrl = "https://api.anthropic.com",
        apiKeyEnv = "ANTHROPIC_API_KEY",
        options = {
            @Option(
                    name = AnthropicRequest.VERSION,
                    description = "header anthropic-version, default " + AnthropicRequest.LATEST
                            + "; 2023-06-01 knows the sampling options"),
            @Option(name = AnthropicRequest.BETA, description = "header anthropic-beta: names with commas between"),
            @Option(
                    name = AnthropicRequest.AUTH,
                    description = "x-api-key (default), or bearer for a token in place of a key"),
            @Option(
                    name = AnthropicRequest.MAX_TOKENS,
                    type = Type.INTEGER,
                    description = "most tokens, thinking included, where the workload sets none; default 4096"),
            @Option(
                    name = "temperature",
                    type = Type.DECIMAL,
                    description = "sampling temperature; up to version 2023-06-01, and the model's own unless set"),
            @Option(name = "top_p", type = Type.DECIMAL, description = "nucleus sampling; up to version 2023-06-01"),
            @Option(
                    name = "top_k",
                    type = Type.INTEGER,
                    description = "tokens to sample from; up to version 2023-06-01"),
            @Option(
                    name = "thinking",
                    type = Type.JSON,
                    description = "such as {\"type\":\"adaptive\"} or {\"type\":\"enabled\",\"budget_tokens\":1024}"),
            @Option(name = AnthropicRequest.EFFORT, description = "low, medium, high, xhigh, max"),
            @Option(name = "stop_sequences", type = Type.JSON, description = "array of strings"),
            @Option(name = "service_tier", description = "auto or standard_only"),
            @Option(name = "speed", description = "standard or fast"),
            @Option(name = "inference_geo", description = "where the model runs"),
            @Option(
                    name = "cache_control",
                    type = Type.JSON,
                    description = "caches the prompt: {\"type\":\"ephemeral\"}; the API caches nothing by itself"),
            @Option(name = "tools", type = Type.JSON, description = "tools the model may call"),
            @Option(name = "tool_choice", type = Type.JSON, description = "such as {\"type\":\"any\"}"),
            @Option(name = JsonBody.OPTION, type = Type.JSON, description = JsonBody.DESCRIPTION)
        })
public final class AnthropicAdapter implements EngineAdapter {
    @Override
    public HttpCall chat(ChatRequest request, EngineTarget target) {
        return AnthropicRequest.identified(
                HttpCall.postJson(AnthropicRequest.path(target, "/messages"), AnthropicRequest.body(request, target)),
                target);
    }

    @Override
    public ResponseDecoder decoder(EngineTarget target) {
        return new AnthropicDecoder(target);
    }

    @Override
    public EngineFailure failure(ResponseHead head, byte[] body) {
        return AnthropicComplaint.failure(head, ErrorBody.of(body));
    }

    @Override
    public Optional<EngineQuery<List<String>>> models(EngineTarget target) {
        return Listing.models(list(target, 1000), "data", "id");
    }

    @Override
    public HttpCall health(EngineTarget target) {
        return list(target, 1);
    }

    @Override
    public EngineControl control(EngineTarget target) {
        return new HostedModel(model -> get(target, "/models/" + PathSegment.encode(model)));
    }

    private static HttpCall list(EngineTarget target, int most) {
        return get(target, "/models?limit=" + most);
    }

    private static HttpCall get(EngineTarget target, String resource) {
        return AnthropicRequest.identified(HttpCall.get(AnthropicRequest.path(target, resource)), target);
    }
}
