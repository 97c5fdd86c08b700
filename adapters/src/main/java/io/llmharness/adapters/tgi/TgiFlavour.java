package io.llmharness.adapters.tgi;

import com.fasterxml.jackson.core.JsonGenerator;
import io.llmharness.adapters.openai.wire.Flavour;
import io.llmharness.adapters.wire.PassedOptions;
import io.llmharness.api.ChatRequest;
import io.llmharness.runtime.engine.EngineTarget;
import io.llmharness.runtime.engine.ResponseHead;
import io.llmharness.runtime.engine.TokenSink;
import java.io.IOException;

/** Requests to {@code /v1}: the family's, with those options that it has there. */
final class TgiFlavour implements Flavour {
    static final String[] CHAT_ONLY = {
        "presence_penalty", "logprobs", "top_logprobs", "tools", "tool_choice", "tool_prompt", "response_format"
    };

    private static final PassedOptions OPTIONS = PassedOptions.only(
            TgiAdapter.class,
            "seed",
            "top_p",
            "stop",
            "frequency_penalty",
            "presence_penalty",
            "logprobs",
            "top_logprobs",
            "tools",
            "tool_choice",
            "tool_prompt",
            "response_format");

    @Override
    public void writeMore(ChatRequest request, EngineTarget target, JsonGenerator out) throws IOException {
        TgiRequest.refuse(target, TgiRequest.GENERATE_ONLY, "of the endpoint \"generate\" only");
        OPTIONS.write(target, out);
    }

    @Override
    public void readHead(ResponseHead head, TokenSink sink) {
        HeaderTimes.read(head, sink);
    }
}
