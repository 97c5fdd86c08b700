package io.llmharness.adapters.tgi;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import io.llmharness.adapters.openai.wire.BaseUrl;
import io.llmharness.adapters.openai.wire.OpenAiFamily;
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

/** Text Generation Inference (router/src/server.rs, router/src/lib.rs). */
@AutoService(EngineAdapter.class)
@EngineSpec(
        id = "tgi",
        description = "Text Generation Inference",
        defaultUrl = "http://localhost:8080",
        options = {
            @Option(name = "endpoint", description = "chat (default), completions, or generate, the native one"),
            @Option(name = "temperature", type = Type.DECIMAL, description = "sampling temperature, default 0: greedy"),
            @Option(name = "seed", type = Type.INTEGER, description = "seed of the sampling"),
            @Option(name = "top_p", type = Type.DECIMAL, description = "nucleus sampling"),
            @Option(name = "stop", type = Type.JSON, description = "array of strings, up to 4"),
            @Option(name = "frequency_penalty", type = Type.DECIMAL, description = "penalty on frequent tokens"),
            @Option(
                    name = "presence_penalty",
                    type = Type.DECIMAL,
                    description = "chat only: penalty on tokens that occurred"),
            @Option(name = "logprobs", type = Type.BOOLEAN, description = "chat only: log probabilities of the tokens"),
            @Option(name = "top_logprobs", type = Type.INTEGER, description = "chat only: that many alternatives"),
            @Option(name = "tools", type = Type.JSON, description = "chat only: tools the model may call"),
            @Option(
                    name = "tool_choice",
                    type = Type.JSON,
                    description = "chat only: none, auto, required or one tool, as JSON"),
            @Option(name = "tool_prompt", description = "chat only: the words that announce the tools"),
            @Option(name = "response_format", type = Type.JSON, description = "chat only: structured output"),
            @Option(
                    name = "details",
                    type = Type.BOOLEAN,
                    description = "generate only: counts and finish reason at the end, default true"),
            @Option(
                    name = "do_sample",
                    type = Type.BOOLEAN,
                    description = "generate only: sampling; default with a temperature above 0"),
            @Option(name = "top_k", type = Type.INTEGER, description = "generate only: tokens to sample from"),
            @Option(name = "typical_p", type = Type.DECIMAL, description = "generate only: locally typical sampling"),
            @Option(
                    name = "repetition_penalty",
                    type = Type.DECIMAL,
                    description = "generate only: penalty on repetition, 1 is none"),
            @Option(
                    name = "truncate",
                    type = Type.INTEGER,
                    description = "generate only: cuts the prompt to its last tokens"),
            @Option(
                    name = "best_of",
                    type = Type.INTEGER,
                    description = "generate only, not streamed: the best of so many"),
            @Option(
                    name = "top_n_tokens",
                    type = Type.INTEGER,
                    description = "generate only: that many alternatives to each token"),
            @Option(
                    name = "decoder_input_details",
                    type = Type.BOOLEAN,
                    description = "generate only, not streamed: the prompt's tokens; turns prefix caching off"),
            @Option(
                    name = "return_full_text",
                    type = Type.BOOLEAN,
                    description = "generate only: the prompt in front of the answer"),
            @Option(name = "watermark", type = Type.BOOLEAN, description = "generate only: watermarked text"),
            @Option(name = "grammar", type = Type.JSON, description = "generate only: structured output"),
            @Option(
                    name = "adapter_id",
                    description = "generate only: a LoRA adapter; elsewhere it is the model's name"),
            @Option(name = JsonBody.OPTION, type = Type.JSON, description = JsonBody.DESCRIPTION)
        })
public final class TgiAdapter extends OpenAiFamily {
    /** Made by {@link java.util.ServiceLoader}. */
    public TgiAdapter() {
        super(new TgiFlavour());
    }

    @Override
    public HttpCall chat(ChatRequest request, EngineTarget target) {
        return TgiRequest.isNative(target) ? TgiRequest.call(request, target) : super.chat(request, target);
    }

    @Override
    public ResponseDecoder decoder(EngineTarget target) {
        return TgiRequest.isNative(target) ? new TgiDecoder(target) : super.decoder(target);
    }

    @Override
    public EngineFailure failure(ResponseHead head, byte[] body) {
        ErrorBody error = ErrorBody.of(body);
        return new EngineFailure(TgiComplaint.cause(head.status(), error), error.words(), RetryAfter.of(head));
    }

    /** {@code /v1/models} came late and says no more. */
    @Override
    public Optional<EngineQuery<List<String>>> models(EngineTarget target) {
        return Optional.of(new EngineQuery<>(info(target), TgiAdapter::model));
    }

    private static List<String> model(JsonNode info) {
        String id = info.path("model_id").asText("");
        return id.isEmpty() ? List.of() : List.of(id);
    }

    @Override
    public Optional<EngineQuery<String>> version(EngineTarget target) {
        return Listing.version(info(target));
    }

    private static HttpCall info(EngineTarget target) {
        return HttpCall.get(BaseUrl.server(target, "/info")).bearer(target.key());
    }

    @Override
    public HttpCall health(EngineTarget target) {
        return HttpCall.get(BaseUrl.server(target, "/health")).bearer(target.key());
    }

    @Override
    public EngineControl control(EngineTarget target) {
        return new TgiControl(health(target), info(target));
    }
}
