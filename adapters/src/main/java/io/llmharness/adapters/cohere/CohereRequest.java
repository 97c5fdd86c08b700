package io.llmharness.adapters.cohere;

import com.fasterxml.jackson.core.JsonGenerator;
import io.llmharness.adapters.wire.ChatMembers;
import io.llmharness.adapters.wire.JsonBody;
import io.llmharness.adapters.wire.PassedOptions;
import io.llmharness.api.ChatRequest;
import io.llmharness.runtime.engine.EngineTarget;
import io.llmharness.runtime.engine.HttpCall;
import java.io.IOException;

/** Writes requests. */
final class CohereRequest {
    static final String CLIENT = "client_name";

    private static final PassedOptions OPTIONS =
            PassedOptions.except(CohereAdapter.class, ChatMembers.TEMPERATURE, CLIENT, JsonBody.OPTION);

    private CohereRequest() {}

    /** The path of a resource. A base URL that was given with its version, or with the whole path, means the same. */
    static String path(EngineTarget target, String resource) {
        return target.path("/").replaceFirst("(/v[12])?(/chat)?/*$", "") + resource;
    }

    /** The call with the key. */
    static HttpCall identified(HttpCall call, EngineTarget target) {
        String client = target.option(CLIENT, "");
        return (client.isEmpty() ? call : call.header("X-Client-Name", client)).bearer(target.key());
    }

    static byte[] body(ChatRequest request, EngineTarget target) {
        return JsonBody.of(target, out -> write(request, target, out));
    }

    private static void write(ChatRequest request, EngineTarget target, JsonGenerator out) throws IOException {
        out.writeStringField("model", target.model());
        ChatMembers.messages("messages", request.messages(), out);
        out.writeBooleanField("stream", target.stream());
        if (request.maxTokens().isPresent()) {
            out.writeNumberField("max_tokens", request.maxTokens().getAsInt());
        }
        ChatMembers.temperature(request, target, out);
        OPTIONS.write(target, out);
    }
}
