package io.llmharness.adapters.vllm;

import com.fasterxml.jackson.core.JsonGenerator;
import io.llmharness.adapters.openai.wire.Flavour;
import io.llmharness.adapters.wire.JsonBody;
import io.llmharness.adapters.wire.PassedOptions;
import io.llmharness.api.ChatRequest;
import io.llmharness.runtime.engine.EngineTarget;
import java.io.IOException;

/** Requests with what vLLM has beyond OpenAI. */
final class VllmFlavour implements Flavour {
    private static final PassedOptions OPTIONS = PassedOptions.except(
            VllmAdapter.class, "endpoint", "continuous_usage_stats", "temperature", JsonBody.OPTION);

    @Override
    public void writeStreamOptions(EngineTarget target, JsonGenerator out) throws IOException {
        if (target.flag("continuous_usage_stats", true)) {
            out.writeBooleanField("continuous_usage_stats", true);
        }
    }

    @Override
    public void writeMore(ChatRequest request, EngineTarget target, JsonGenerator out) throws IOException {
        boolean exact = target.flag("ignore_eos", false)
                && target.option("min_tokens", "").isEmpty();
        if (exact && request.maxTokens().isPresent()) {
            out.writeNumberField("min_tokens", request.maxTokens().getAsInt());
        }
        OPTIONS.write(target, out);
    }
}
