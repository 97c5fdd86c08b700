package io.llmharness.adapters.openai.wire;

import io.llmharness.adapters.wire.ErrorBody;
import io.llmharness.adapters.wire.Listing;
import io.llmharness.adapters.wire.RetryAfter;
import io.llmharness.adapters.wire.RetryAfter.Quota;
import io.llmharness.api.ChatRequest;
import io.llmharness.runtime.engine.EngineAdapter;
import io.llmharness.runtime.engine.EngineFailure;
import io.llmharness.runtime.engine.EngineQuery;
import io.llmharness.runtime.engine.EngineTarget;
import io.llmharness.runtime.engine.FailureCause;
import io.llmharness.runtime.engine.HttpCall;
import io.llmharness.runtime.engine.ResponseDecoder;
import io.llmharness.runtime.engine.ResponseHead;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** An adapter of the family; an engine's own gives its {@link Flavour}, and overrides where it goes another way. */
public abstract class OpenAiFamily implements EngineAdapter {
    private static final List<Quota> QUOTAS = List.of(
            new Quota("requests", "x-ratelimit-remaining-requests", "x-ratelimit-reset-requests"),
            new Quota("tokens", "x-ratelimit-remaining-tokens", "x-ratelimit-reset-tokens"));

    private final Flavour flavour;
    private final RequestBody body;

    protected OpenAiFamily(Flavour flavour) {
        this.flavour = flavour;
        this.body = new RequestBody(flavour);
    }

    /** The path of an API resource: {@code /chat/completions}, {@code /models}. */
    protected String path(EngineTarget target, String resource) {
        return BaseUrl.api(target, resource);
    }

    /** The call with the key, and whatever else every call of the engine carries. */
    protected HttpCall identified(HttpCall call, EngineTarget target) {
        return call.bearer(target.key());
    }

    @Override
    public HttpCall chat(ChatRequest request, EngineTarget target) {
        Endpoint endpoint = Endpoint.of(target, flavour);
        byte[] json = body.write(endpoint, request, target);
        return identified(HttpCall.postJson(path(target, endpoint.resource()), json), target);
    }

    @Override
    public ResponseDecoder decoder(EngineTarget target) {
        return Endpoint.of(target, flavour) == Endpoint.RESPONSES
                ? new ResponsesDecoder(target, flavour)
                : new OpenAiDecoder(target, flavour);
    }

    @Override
    public EngineFailure failure(ResponseHead head, byte[] answer) {
        ErrorBody error = ErrorBody.of(answer);
        FailureCause known = Complaint.cause(head.status(), error);
        FailureCause cause = known == null ? FailureCause.ofStatus(head.status()) : known;
        Optional<Duration> wait = Complaint.isUsedUp(error) ? Optional.empty() : RetryAfter.of(head, error, QUOTAS);
        return new EngineFailure(cause, error.words(), wait, Complaint.isLasting(error));
    }

    /** Costs no tokens. */
    @Override
    public Optional<EngineQuery<List<String>>> models(EngineTarget target) {
        return Listing.models(modelsCall(target), "data", "id");
    }

    @Override
    public HttpCall health(EngineTarget target) {
        return modelsCall(target);
    }

    /** The call that lists models. */
    protected HttpCall modelsCall(EngineTarget target) {
        return identified(HttpCall.get(path(target, "/models")), target);
    }
}
