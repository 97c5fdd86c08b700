package io.llmharness.adapters.openai;

import com.google.auto.service.AutoService;
import io.llmharness.adapters.openai.wire.OpenAiFamily;
import io.llmharness.adapters.wire.JsonBody;
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

/** OpenAI (API reference, chat completions and completions) and servers compatible with it. */
@AutoService(EngineAdapter.class)
@EngineSpec(
        id = "openai",
        description = "OpenAI, and servers that speak its chat completions or completions",
        defaultUrl = "https://api.openai.com/v1",
        apiKeyEnv = "OPENAI_API_KEY",
        options = {
            @Option(name = "endpoint", description = "chat (default) or completions"),
            @Option(
                    name = "max_tokens_field",
                    description = "max_completion_tokens (default on openai.com) or max_tokens (default elsewhere)"),
            @Option(name = "temperature", type = Type.DECIMAL, description = "sampling temperature, default 0"),
            @Option(name = "seed", type = Type.INTEGER, description = "seed of the sampling, best effort"),
            @Option(name = "top_p", type = Type.DECIMAL, description = "nucleus sampling"),
            @Option(name = "presence_penalty", type = Type.DECIMAL, description = "penalty on tokens that occurred"),
            @Option(name = "frequency_penalty", type = Type.DECIMAL, description = "penalty on frequent tokens"),
            @Option(name = "stop", type = Type.JSON, description = "a string, or an array of up to 4"),
            @Option(name = "n", type = Type.INTEGER, description = "answers to each request"),
            @Option(name = "reasoning_effort", description = "none, minimal, low, medium, high, …"),
            @Option(name = "verbosity", description = "low, medium, high"),
            @Option(name = "service_tier", description = "auto, default, flex, priority, …"),
            @Option(name = "prompt_cache_key", description = "routes requests with a common prefix together"),
            @Option(name = "response_format", type = Type.JSON, description = "text, json_object or a JSON schema"),
            @Option(name = "tools", type = Type.JSON, description = "tools the model may call"),
            @Option(name = "tool_choice", type = Type.JSON, description = "none, auto, required or one tool, as JSON"),
            @Option(
                    name = "ignore_eos",
                    type = Type.BOOLEAN,
                    description = "llama.cpp, SGLang: answers of full length"),
            @Option(name = "organization", description = "header OpenAI-Organization"),
            @Option(name = "project", description = "header OpenAI-Project"),
            @Option(name = JsonBody.OPTION, type = Type.JSON, description = JsonBody.DESCRIPTION)
        })
public final class OpenAiAdapter implements EngineAdapter {
    private static final OpenAiFamily FAMILY = new OpenAiFamily(new OpenAiFlavour());

    @Override
    public HttpCall chat(ChatRequest request, EngineTarget target) {
        return identified(FAMILY.chat(request, target), target);
    }

    @Override
    public ResponseDecoder decoder(EngineTarget target) {
        return OpenAiFamily.decoder(target);
    }

    @Override
    public EngineFailure failure(ResponseHead head, byte[] body) {
        return OpenAiFamily.failure(head, body);
    }

    @Override
    public Optional<EngineQuery<List<String>>> models(EngineTarget target) {
        EngineQuery<List<String>> query = OpenAiFamily.models(target);
        return Optional.of(new EngineQuery<>(identified(query.call(), target), query.read()));
    }

    @Override
    public HttpCall health(EngineTarget target) {
        return identified(OpenAiFamily.modelsCall(target), target);
    }

    @Override
    public EngineControl control(EngineTarget target) {
        HttpCall models = identified(OpenAiFamily.modelsCall(target), target);
        return new OpenAiControl(target, models, OpenAiFlavour.isOpenAi(target));
    }

    private static HttpCall identified(HttpCall call, EngineTarget target) {
        return header(header(call, "OpenAI-Organization", target, "organization"), "OpenAI-Project", target, "project");
    }

    private static HttpCall header(HttpCall call, String name, EngineTarget target, String option) {
        String value = target.option(option, "");
        return value.isEmpty() ? call : call.header(name, value);
    }
}
