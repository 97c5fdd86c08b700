package io.llmharness.adapters.openai.wire;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmharness.adapters.wire.ErrorBody;
import io.llmharness.api.ChatRequest;
import io.llmharness.runtime.engine.EngineFailure;
import io.llmharness.runtime.engine.EngineQuery;
import io.llmharness.runtime.engine.EngineTarget;
import io.llmharness.runtime.engine.FailureCause;
import io.llmharness.runtime.engine.HttpCall;
import io.llmharness.runtime.engine.ResponseDecoder;
import io.llmharness.runtime.engine.ResponseHead;
import java.util.List;
import java.util.stream.StreamSupport;

/** What an adapter of the family consists of, but for its {@link Flavour}. Stateless. */
public final class OpenAiFamily {
    private final RequestBody body;

    /** The family's requests in this flavour. */
    public OpenAiFamily(Flavour flavour) {
        this.body = new RequestBody(flavour);
    }

    /** The generating request, with the key as a bearer token. */
    public HttpCall chat(ChatRequest request, EngineTarget target) {
        Endpoint endpoint = Endpoint.of(target);
        return HttpCall.postJson(BaseUrl.api(target, endpoint.resource()), body.write(endpoint, request, target))
                .bearer(target.key());
    }

    /** A decoder of the family's answers. */
    public static ResponseDecoder decoder(EngineTarget target) {
        return new OpenAiDecoder(target);
    }

    /** What an answer with an error status means. */
    public static EngineFailure failure(ResponseHead head, byte[] body) {
        ErrorBody error = ErrorBody.of(body);
        FailureCause known = Complaint.cause(head.status(), error);
        return new EngineFailure(known == null ? FailureCause.ofStatus(head.status()) : known, error.words());
    }

    /** The request that lists models; costs no tokens. */
    public static EngineQuery<List<String>> models(EngineTarget target) {
        return new EngineQuery<>(modelsCall(target), OpenAiFamily::modelIds);
    }

    /** The same request, for its status alone. */
    public static HttpCall modelsCall(EngineTarget target) {
        return HttpCall.get(BaseUrl.api(target, "/models")).bearer(target.key());
    }

    /** {@code data} is null where no model is installed (Ollama). */
    private static List<String> modelIds(JsonNode answer) {
        return StreamSupport.stream(answer.path("data").spliterator(), false)
                .map(model -> model.path("id").asText(""))
                .filter(id -> !id.isEmpty())
                .toList();
    }
}
