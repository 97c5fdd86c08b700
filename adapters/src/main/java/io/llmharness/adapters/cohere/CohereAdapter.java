package io.llmharness.adapters.cohere;

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

/** Cohere's chat API, version 2. */
@AutoService(EngineAdapter.class)
@EngineSpec(
        id = "cohere",
        description = "Cohere's chat API, version 2",
        defaultUrl = "https://api.cohere.com",
        apiKeyEnv = "CO_API_KEY",
        options = {
            @Option(name = "temperature", type = Type.DECIMAL, description = "sampling temperature, default 0"),
            @Option(name = "seed", type = Type.INTEGER, description = "seed of the sampling, best effort"),
            @Option(name = "p", type = Type.DECIMAL, description = "nucleus sampling"),
            @Option(name = "k", type = Type.INTEGER, description = "tokens to sample from"),
            @Option(name = "presence_penalty", type = Type.DECIMAL, description = "penalty on tokens that occurred"),
            @Option(
                    name = "frequency_penalty",
                    type = Type.DECIMAL,
                    description = "penalty on frequent tokens; not together with the other"),
            @Option(name = "stop_sequences", type = Type.JSON, description = "array of strings, up to 5"),
            @Option(
                    name = "thinking",
                    type = Type.JSON,
                    description = "such as {\"type\":\"disabled\"} or {\"type\":\"enabled\",\"token_budget\":100}"),
            @Option(name = "priority", type = Type.INTEGER, description = "order under load, 0 comes first"),
            @Option(name = "safety_mode", description = "CONTEXTUAL, STRICT or OFF"),
            @Option(name = "response_format", type = Type.JSON, description = "text, or JSON by a schema"),
            @Option(name = "documents", type = Type.JSON, description = "what the answer may cite"),
            @Option(name = "tools", type = Type.JSON, description = "tools the model may call"),
            @Option(name = "tool_choice", description = "REQUIRED or NONE"),
            @Option(name = CohereRequest.CLIENT, description = "header X-Client-Name"),
            @Option(name = JsonBody.OPTION, type = Type.JSON, description = JsonBody.DESCRIPTION)
        })
public final class CohereAdapter implements EngineAdapter {
    @Override
    public HttpCall chat(ChatRequest request, EngineTarget target) {
        HttpCall call = HttpCall.postJson(CohereRequest.path(target, "/v2/chat"), CohereRequest.body(request, target));
        return CohereRequest.identified(call, target);
    }

    @Override
    public ResponseDecoder decoder(EngineTarget target) {
        return new CohereDecoder(target);
    }

    @Override
    public EngineFailure failure(ResponseHead head, byte[] body) {
        return CohereComplaint.failure(head, ErrorBody.of(body));
    }

    @Override
    public Optional<EngineQuery<List<String>>> models(EngineTarget target) {
        return Listing.models(list(target, "?endpoint=chat&page_size=1000"), "models", "name");
    }

    @Override
    public HttpCall health(EngineTarget target) {
        return list(target, "?page_size=1");
    }

    @Override
    public EngineControl control(EngineTarget target) {
        return new HostedModel(model -> list(target, "/" + PathSegment.encode(model)));
    }

    /** The list of models has no second version. */
    private static HttpCall list(EngineTarget target, String more) {
        return CohereRequest.identified(HttpCall.get(CohereRequest.path(target, "/v1/models" + more)), target);
    }
}
