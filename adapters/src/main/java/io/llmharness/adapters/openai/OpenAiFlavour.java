package io.llmharness.adapters.openai;

import com.fasterxml.jackson.core.JsonGenerator;
import io.llmharness.adapters.openai.wire.Flavour;
import io.llmharness.adapters.wire.JsonBody;
import io.llmharness.adapters.wire.PassedOptions;
import io.llmharness.api.ChatRequest;
import io.llmharness.runtime.engine.EngineTarget;
import java.io.IOException;
import java.util.Locale;

/** Requests as OpenAI's own hosts want them, and as all others do. */
final class OpenAiFlavour implements Flavour {
    private static final PassedOptions OPTIONS = PassedOptions.except(
            OpenAiAdapter.class,
            "endpoint",
            "max_tokens_field",
            "temperature",
            "organization",
            "project",
            JsonBody.OPTION);

    @Override
    public String maxTokensField(EngineTarget target) {
        return target.option("max_tokens_field", isOpenAi(target) ? "max_completion_tokens" : "max_tokens");
    }

    @Override
    public void writeStreamOptions(EngineTarget target, JsonGenerator out) throws IOException {
        if (isOpenAi(target)) {
            out.writeBooleanField("include_obfuscation", false);
        }
    }

    @Override
    public void writeMore(ChatRequest request, EngineTarget target, JsonGenerator out) throws IOException {
        OPTIONS.write(target, out);
    }

    static boolean isOpenAi(EngineTarget target) {
        String host = target.url().getHost();
        String lower = host == null ? "" : host.toLowerCase(Locale.ROOT);
        return lower.equals("openai.com") || lower.endsWith(".openai.com");
    }
}
