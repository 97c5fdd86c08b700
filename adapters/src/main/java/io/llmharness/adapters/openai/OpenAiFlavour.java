package io.llmharness.adapters.openai;

import com.fasterxml.jackson.core.JsonGenerator;
import io.llmharness.adapters.openai.wire.Endpoint;
import io.llmharness.adapters.openai.wire.Flavour;
import io.llmharness.adapters.openai.wire.ResponsesOptions;
import io.llmharness.adapters.wire.JsonBody;
import io.llmharness.adapters.wire.PassedOptions;
import io.llmharness.api.ChatRequest;
import io.llmharness.runtime.engine.EngineTarget;
import java.io.IOException;
import java.util.List;
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
            ResponsesOptions.REASONING_SUMMARY,
            JsonBody.OPTION);
    private static final ResponsesOptions RESPONSES = ResponsesOptions.of(OpenAiAdapter.class);

    @Override
    public List<Endpoint> endpoints() {
        return List.of(Endpoint.values());
    }

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

    @Override
    public void writeResponsesOptions(EngineTarget target, JsonGenerator out) throws IOException {
        if (target.stream() && isOpenAi(target)) {
            out.writeObjectFieldStart("stream_options");
            writeStreamOptions(target, out);
            out.writeEndObject();
        }
        RESPONSES.write(target, out);
    }

    static boolean isOpenAi(EngineTarget target) {
        String host = target.url().getHost();
        String lower = host == null ? "" : host.toLowerCase(Locale.ROOT);
        return lower.equals("openai.com") || lower.endsWith(".openai.com");
    }
}
