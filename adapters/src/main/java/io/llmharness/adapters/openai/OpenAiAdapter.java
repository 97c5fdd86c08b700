package io.llmharness.adapters.openai;

import com.google.auto.service.AutoService;
import io.llmharness.adapters.openai.wire.OpenAiFamily;
import io.llmharness.adapters.openai.wire.ResponsesOptions;
import io.llmharness.adapters.wire.JsonBody;
import io.llmharness.runtime.engine.EngineAdapter;
import io.llmharness.runtime.engine.EngineControl;
import io.llmharness.runtime.engine.EngineSpec;
import io.llmharness.runtime.engine.EngineSpec.Option;
import io.llmharness.runtime.engine.EngineSpec.Type;
import io.llmharness.runtime.engine.EngineTarget;
import io.llmharness.runtime.engine.HttpCall;

/** OpenAI (API reference: chat completions, completions, responses) and servers compatible with it. */
@AutoService(EngineAdapter.class)
@EngineSpec(
        id = "openai",
        description = "OpenAI, and servers that speak its chat completions, completions or responses",
        defaultUrl = "https://api.openai.com/v1",
        apiKeyEnv = "OPENAI_API_KEY",
        options = {
            @Option(name = "endpoint", description = "chat (default), completions or responses"),
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
            @Option(
                    name = ResponsesOptions.REASONING_SUMMARY,
                    description = "responses: streams a summary of the reasoning: auto, concise, detailed"),
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
public final class OpenAiAdapter extends OpenAiFamily {
    /** Made by {@link java.util.ServiceLoader}. */
    public OpenAiAdapter() {
        super(new OpenAiFlavour());
    }

    @Override
    public EngineControl control(EngineTarget target) {
        return new OpenAiControl(target, modelsCall(target), OpenAiFlavour.isOpenAi(target));
    }

    @Override
    protected HttpCall identified(HttpCall call, EngineTarget target) {
        HttpCall known = super.identified(call, target);
        return header(
                header(known, "OpenAI-Organization", target, "organization"), "OpenAI-Project", target, "project");
    }

    private static HttpCall header(HttpCall call, String name, EngineTarget target, String option) {
        String value = target.option(option, "");
        return value.isEmpty() ? call : call.header(name, value);
    }
}
