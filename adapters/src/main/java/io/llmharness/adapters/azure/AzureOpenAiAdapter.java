package io.llmharness.adapters.azure;

import com.google.auto.service.AutoService;
import io.llmharness.adapters.openai.wire.OpenAiFamily;
import io.llmharness.adapters.openai.wire.ResponsesOptions;
import io.llmharness.adapters.wire.JsonBody;
import io.llmharness.runtime.engine.EngineAdapter;
import io.llmharness.runtime.engine.EngineSpec;
import io.llmharness.runtime.engine.EngineSpec.Option;
import io.llmharness.runtime.engine.EngineSpec.Type;
import io.llmharness.runtime.engine.EngineTarget;
import io.llmharness.runtime.engine.HttpCall;

/** Azure OpenAI (Microsoft Foundry): OpenAI's bodies under Azure's addresses, with a deployment's name for the model. */
@AutoService(EngineAdapter.class)
@EngineSpec(
        id = "azure-openai",
        description = "Azure OpenAI, its v1 API or a deployment's own address",
        defaultUrl = "${AZURE_OPENAI_ENDPOINT}",
        apiKeyEnv = "AZURE_OPENAI_API_KEY",
        options = {
            @Option(
                    name = AzureAddress.FORM,
                    description = "v1, or deployment (default with a dated api_version): its name stands in the path"),
            @Option(
                    name = AzureAddress.API_VERSION,
                    description = "form deployment: a date, default " + AzureAddress.DEFAULT_VERSION
                            + "; form v1: none, or preview"),
            @Option(
                    name = AzureOpenAiAdapter.AUTH,
                    description = "api-key (default), or bearer for a token of Entra ID"),
            @Option(name = "endpoint", description = "chat (default), completions or responses"),
            @Option(
                    name = AzureFlavour.MAX_TOKENS_FIELD,
                    description = "max_completion_tokens (default) or max_tokens, chat only"),
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
            @Option(name = "service_tier", description = "auto, default, priority"),
            @Option(name = "prompt_cache_key", description = "routes requests with a common prefix together"),
            @Option(name = "response_format", type = Type.JSON, description = "text, json_object or a JSON schema"),
            @Option(name = "tools", type = Type.JSON, description = "tools the model may call"),
            @Option(name = "tool_choice", type = Type.JSON, description = "none, auto, required or one tool, as JSON"),
            @Option(name = JsonBody.OPTION, type = Type.JSON, description = JsonBody.DESCRIPTION)
        })
public final class AzureOpenAiAdapter extends OpenAiFamily {
    static final String AUTH = "auth";

    /** Made by {@link java.util.ServiceLoader}. */
    public AzureOpenAiAdapter() {
        super(new AzureFlavour());
    }

    @Override
    protected String path(EngineTarget target, String resource) {
        return AzureAddress.of(target, resource);
    }

    @Override
    protected HttpCall identified(HttpCall call, EngineTarget target) {
        String auth = target.option(AUTH, "api-key");
        return switch (auth) {
            case "bearer" -> call.bearer(target.key());
            case "api-key" ->
                target.key().isPresent()
                        ? call.secretHeader("api-key", target.key().reveal())
                        : call;
            default ->
                throw new IllegalArgumentException(
                        "the option \"" + AUTH + "\" is \"api-key\" or \"bearer\", not \"" + auth + "\"");
        };
    }
}
