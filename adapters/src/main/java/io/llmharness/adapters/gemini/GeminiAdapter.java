package io.llmharness.adapters.gemini;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import io.llmharness.adapters.wire.HostedModel;
import io.llmharness.adapters.wire.JsonBody;
import io.llmharness.adapters.wire.Listing;
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

/** Google's Gemini: the Gemini API (AI Studio) and Vertex AI, which differ in addresses and keys. */
@AutoService(EngineAdapter.class)
@EngineSpec(
        id = "gemini",
        description = "Google's Gemini API, or Vertex AI",
        defaultUrl = "https://generativelanguage.googleapis.com",
        apiKeyEnv = "GEMINI_API_KEY",
        options = {
            @Option(
                    name = GeminiAddress.FORM,
                    description = "studio (default); vertex (default with a project): the key is an access token;"
                            + " express: Vertex AI with an API key"),
            @Option(name = GeminiAddress.API_VERSION, description = "v1beta (default of studio), v1beta1, v1"),
            @Option(name = GeminiAddress.PROJECT, description = "vertex: the cloud project"),
            @Option(
                    name = GeminiAddress.LOCATION,
                    description = "vertex: the region; default the one in the URL's host, else global"),
            @Option(name = GeminiRequest.USER_PROJECT, description = "header x-goog-user-project: who pays"),
            @Option(name = "temperature", type = Type.DECIMAL, description = "sampling temperature, default 0"),
            @Option(name = "topP", type = Type.DECIMAL, description = "nucleus sampling"),
            @Option(name = "topK", type = Type.DECIMAL, description = "tokens to sample from"),
            @Option(name = "seed", type = Type.INTEGER, description = "seed of the sampling"),
            @Option(name = "stopSequences", type = Type.JSON, description = "array of strings"),
            @Option(name = GeminiRequest.CANDIDATES, type = Type.INTEGER, description = "answers to each request"),
            @Option(name = "presencePenalty", type = Type.DECIMAL, description = "penalty on tokens that occurred"),
            @Option(name = "frequencyPenalty", type = Type.DECIMAL, description = "penalty on frequent tokens"),
            @Option(name = "responseMimeType", description = "text/plain or application/json"),
            @Option(name = "responseSchema", type = Type.JSON, description = "schema of a JSON answer"),
            @Option(
                    name = "thinkingBudget",
                    type = Type.INTEGER,
                    description = "most thinking tokens; 0 none, -1 the model decides"),
            @Option(name = "thinkingLevel", description = "MINIMAL, LOW, MEDIUM, HIGH; instead of thinkingBudget"),
            @Option(name = "includeThoughts", type = Type.BOOLEAN, description = "streams summaries of the thinking"),
            @Option(name = "safetySettings", type = Type.JSON, description = "array of category and threshold"),
            @Option(name = "tools", type = Type.JSON, description = "tools the model may call"),
            @Option(name = "toolConfig", type = Type.JSON, description = "whether and which tools to call"),
            @Option(name = "cachedContent", description = "name of an explicit cache"),
            @Option(name = "serviceTier", description = "standard, flex, priority"),
            @Option(name = JsonBody.OPTION, type = Type.JSON, description = JsonBody.DESCRIPTION)
        })
public final class GeminiAdapter implements EngineAdapter {
    @Override
    public HttpCall chat(ChatRequest request, EngineTarget target) {
        GeminiAddress address = GeminiAddress.of(target);
        return GeminiRequest.identified(
                HttpCall.postJson(address.generate(), GeminiRequest.body(request, target)), target, address);
    }

    @Override
    public ResponseDecoder decoder(EngineTarget target) {
        return new GeminiDecoder(target);
    }

    @Override
    public EngineFailure failure(ResponseHead head, byte[] body) {
        return GoogleError.of(body).failure(head);
    }

    @Override
    public Optional<EngineQuery<List<String>>> models(EngineTarget target) {
        return Optional.of(new EngineQuery<>(list(target, 1000), GeminiAdapter::modelNames));
    }

    @Override
    public HttpCall health(EngineTarget target) {
        return list(target, 1);
    }

    @Override
    public EngineControl control(EngineTarget target) {
        return new HostedModel(model -> {
            GeminiAddress address = GeminiAddress.of(target, model);
            return GeminiRequest.identified(HttpCall.get(address.info()), target, address);
        });
    }

    private static HttpCall list(EngineTarget target, int most) {
        GeminiAddress address = GeminiAddress.of(target);
        return GeminiRequest.identified(HttpCall.get(address.models() + "?pageSize=" + most), target, address);
    }

    /** {@code models/NAME}, or Vertex AI's {@code publishers/google/models/NAME}: the last part is what one asks for. */
    private static List<String> modelNames(JsonNode answer) {
        JsonNode models = answer.has("publisherModels") ? answer.path("publisherModels") : answer.path("models");
        return Listing.texts(models, "name").stream()
                .map(name -> name.replaceFirst("^(publishers/google/)?models/", ""))
                .toList();
    }
}
