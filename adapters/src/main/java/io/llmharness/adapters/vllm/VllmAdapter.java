package io.llmharness.adapters.vllm;

import com.google.auto.service.AutoService;
import io.llmharness.adapters.openai.wire.BaseUrl;
import io.llmharness.adapters.openai.wire.OpenAiFamily;
import io.llmharness.adapters.wire.JsonBody;
import io.llmharness.adapters.wire.Listing;
import io.llmharness.runtime.engine.EngineAdapter;
import io.llmharness.runtime.engine.EngineControl;
import io.llmharness.runtime.engine.EngineQuery;
import io.llmharness.runtime.engine.EngineSpec;
import io.llmharness.runtime.engine.EngineSpec.Option;
import io.llmharness.runtime.engine.EngineSpec.Type;
import io.llmharness.runtime.engine.EngineTarget;
import io.llmharness.runtime.engine.HttpCall;
import java.util.Optional;

/** vLLM's OpenAI-compatible server (entrypoints/openai, entrypoints/serve). */
@AutoService(EngineAdapter.class)
@EngineSpec(
        id = "vllm",
        description = "vLLM's OpenAI-compatible server",
        defaultUrl = "http://localhost:8000",
        options = {
            @Option(name = "endpoint", description = "chat (default) or completions"),
            @Option(
                    name = "ignore_eos",
                    type = Type.BOOLEAN,
                    description = "answers of exactly the wanted length: also sets min_tokens"),
            @Option(name = "min_tokens", type = Type.INTEGER, description = "least length of an answer"),
            @Option(
                    name = "continuous_usage_stats",
                    type = Type.BOOLEAN,
                    description = "running token count on every event, default true"),
            @Option(name = "temperature", type = Type.DECIMAL, description = "sampling temperature, default 0"),
            @Option(name = "seed", type = Type.INTEGER, description = "seed of the sampling"),
            @Option(name = "top_p", type = Type.DECIMAL, description = "nucleus sampling"),
            @Option(name = "top_k", type = Type.INTEGER, description = "tokens to sample from"),
            @Option(
                    name = "min_p",
                    type = Type.DECIMAL,
                    description = "least probability, relative to the likeliest token"),
            @Option(name = "repetition_penalty", type = Type.DECIMAL, description = "penalty on repetition, 1 is none"),
            @Option(name = "presence_penalty", type = Type.DECIMAL, description = "penalty on tokens that occurred"),
            @Option(name = "frequency_penalty", type = Type.DECIMAL, description = "penalty on frequent tokens"),
            @Option(name = "stop", type = Type.JSON, description = "a string, or an array; delays text"),
            @Option(name = "stop_token_ids", type = Type.JSON, description = "array of token ids"),
            @Option(name = "n", type = Type.INTEGER, description = "answers to each request"),
            @Option(name = "priority", type = Type.INTEGER, description = "with the server's priority scheduling"),
            @Option(name = "cache_salt", description = "keeps prefix caches apart"),
            @Option(name = "stream_interval", type = Type.INTEGER, description = "tokens an event, recent releases"),
            @Option(name = "truncate_prompt_tokens", type = Type.INTEGER, description = "cuts the prompt to its end"),
            @Option(name = "add_special_tokens", type = Type.BOOLEAN, description = "special tokens around the prompt"),
            @Option(name = "skip_special_tokens", type = Type.BOOLEAN, description = "leave them out of the text"),
            @Option(name = "include_reasoning", type = Type.BOOLEAN, description = "send the reasoning, chat only"),
            @Option(
                    name = "chat_template_kwargs",
                    type = Type.JSON,
                    description = "for the template, such as {\"enable_thinking\":false}"),
            @Option(name = "response_format", type = Type.JSON, description = "structured output"),
            @Option(name = "tools", type = Type.JSON, description = "tools the model may call"),
            @Option(name = "tool_choice", type = Type.JSON, description = "none, auto, required or one tool, as JSON"),
            @Option(name = JsonBody.OPTION, type = Type.JSON, description = JsonBody.DESCRIPTION)
        })
public final class VllmAdapter extends OpenAiFamily {
    /** Made by {@link java.util.ServiceLoader}. */
    public VllmAdapter() {
        super(new VllmFlavour());
    }

    @Override
    public Optional<EngineQuery<String>> version(EngineTarget target) {
        return Listing.version(identified(HttpCall.get(BaseUrl.server(target, "/version")), target));
    }

    @Override
    public HttpCall health(EngineTarget target) {
        return identified(HttpCall.get(BaseUrl.server(target, "/health")), target);
    }

    @Override
    public EngineControl control(EngineTarget target) {
        return new VllmControl(target, modelsCall(target));
    }
}
