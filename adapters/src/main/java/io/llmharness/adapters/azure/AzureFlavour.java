package io.llmharness.adapters.azure;

import com.fasterxml.jackson.core.JsonGenerator;
import io.llmharness.adapters.openai.wire.Endpoint;
import io.llmharness.adapters.openai.wire.Flavour;
import io.llmharness.adapters.openai.wire.ResponsesOptions;
import io.llmharness.adapters.wire.HeaderFigures;
import io.llmharness.adapters.wire.JsonBody;
import io.llmharness.adapters.wire.PassedOptions;
import io.llmharness.api.ChatRequest;
import io.llmharness.runtime.engine.EngineTarget;
import io.llmharness.runtime.engine.NativeFigure;
import io.llmharness.runtime.engine.ResponseHead;
import io.llmharness.runtime.engine.TokenSink;
import java.io.IOException;
import java.util.List;

/** Requests as Azure wants them. */
final class AzureFlavour implements Flavour {
    static final String MAX_TOKENS_FIELD = "max_tokens_field";

    private static final PassedOptions OPTIONS = PassedOptions.except(
            AzureOpenAiAdapter.class,
            AzureAddress.FORM,
            AzureAddress.API_VERSION,
            AzureOpenAiAdapter.AUTH,
            Endpoint.OPTION,
            MAX_TOKENS_FIELD,
            "temperature",
            ResponsesOptions.REASONING_SUMMARY,
            JsonBody.OPTION);
    private static final ResponsesOptions RESPONSES = ResponsesOptions.of(AzureOpenAiAdapter.class);

    @Override
    public List<Endpoint> endpoints() {
        return List.of(Endpoint.values());
    }

    @Override
    public String maxTokensField(EngineTarget target) {
        return target.option(MAX_TOKENS_FIELD, "max_completion_tokens");
    }

    @Override
    public void writeMore(ChatRequest request, EngineTarget target, JsonGenerator out) throws IOException {
        OPTIONS.write(target, out);
    }

    @Override
    public void writeResponsesOptions(EngineTarget target, JsonGenerator out) throws IOException {
        RESPONSES.write(target, out);
    }

    /** On responses the counts are −1 and 0 where Azure does not know them: nothing is left only where a limit is told, too. */
    @Override
    public void readHead(ResponseHead head, TokenSink sink) {
        read(head, "requests", NativeFigure.QUOTA_REQUESTS_LEFT, sink);
        read(head, "tokens", NativeFigure.QUOTA_TOKENS_LEFT, sink);
    }

    private static void read(ResponseHead head, String kind, NativeFigure figure, TokenSink sink) {
        String limit = head.header("x-ratelimit-limit-" + kind);
        if (limit == null || !limit.equals("0") && !limit.startsWith("-")) {
            HeaderFigures.count(head, "x-ratelimit-remaining-" + kind, figure, sink);
        }
    }
}
