package io.llmharness.adapters.tgi;

import com.fasterxml.jackson.core.JsonGenerator;
import io.llmharness.adapters.openai.wire.BaseUrl;
import io.llmharness.adapters.openai.wire.Endpoint;
import io.llmharness.adapters.wire.JsonBody;
import io.llmharness.adapters.wire.PassedOptions;
import io.llmharness.api.ChatRequest;
import io.llmharness.api.Message;
import io.llmharness.runtime.engine.EngineTarget;
import io.llmharness.runtime.engine.HttpCall;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.stream.Collectors;

/** Writes native requests. {@code do_sample} is always sent: whether it is on when absent depends on what else is there. */
final class TgiRequest {
    static final String[] GENERATE_ONLY = {
        "details",
        "do_sample",
        "top_k",
        "typical_p",
        "repetition_penalty",
        "truncate",
        "best_of",
        "top_n_tokens",
        "decoder_input_details",
        "return_full_text",
        "watermark",
        "grammar",
        "adapter_id"
    };

    private static final PassedOptions OPTIONS = PassedOptions.only(
            TgiAdapter.class,
            "seed",
            "top_p",
            "stop",
            "frequency_penalty",
            "top_k",
            "typical_p",
            "repetition_penalty",
            "truncate",
            "best_of",
            "top_n_tokens",
            "decoder_input_details",
            "return_full_text",
            "watermark",
            "grammar",
            "adapter_id");

    private TgiRequest() {}

    /** Whether the target's endpoint is the native one. Throws {@link IllegalArgumentException} when there is no such endpoint. */
    static boolean isNative(EngineTarget target) {
        String name = target.option(Endpoint.OPTION, "chat");
        return switch (name) {
            case "generate" -> true;
            case "chat", "completions" -> false;
            default ->
                throw new IllegalArgumentException(
                        "the option \"endpoint\" is \"chat\", \"completions\" or \"generate\", not \"" + name + "\"");
        };
    }

    static HttpCall call(ChatRequest request, EngineTarget target) {
        refuse(target, TgiFlavour.CHAT_ONLY, "not of the endpoint \"generate\"");
        String path = BaseUrl.server(target, target.stream() ? "/generate_stream" : "/generate");
        return HttpCall.postJson(path, JsonBody.of(target, out -> write(request, target, out)))
                .bearer(target.key());
    }

    /** Throws {@link IllegalArgumentException} when the target sets one of these options. */
    static void refuse(EngineTarget target, String[] options, String why) {
        for (String option : options) {
            if (target.options().containsKey(option)) {
                throw new IllegalArgumentException("the option \"" + option + "\" is " + why);
            }
        }
    }

    private static void write(ChatRequest request, EngineTarget target, JsonGenerator out) throws IOException {
        // no template here: several messages are set apart by a blank line, as in the family's completions
        out.writeStringField(
                "inputs", request.messages().stream().map(Message::content).collect(Collectors.joining("\n\n")));
        out.writeObjectFieldStart("parameters");
        if (request.maxTokens().isPresent()) {
            out.writeNumberField("max_new_tokens", request.maxTokens().getAsInt());
        }
        writeSampling(request, target, out);
        out.writeBooleanField("details", target.flag("details", true));
        OPTIONS.write(target, out);
        out.writeEndObject();
    }

    private static void writeSampling(ChatRequest request, EngineTarget target, JsonGenerator out) throws IOException {
        BigDecimal temperature = request.temperature().isPresent()
                ? BigDecimal.valueOf(request.temperature().getAsDouble())
                : new BigDecimal(target.option("temperature", "0"));
        boolean warm = temperature.signum() > 0;
        out.writeBooleanField("do_sample", target.flag("do_sample", warm));
        if (warm) {
            out.writeNumberField("temperature", temperature);
        }
    }
}
