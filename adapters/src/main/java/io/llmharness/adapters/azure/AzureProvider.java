package io.llmharness.adapters.azure;

import io.llmharness.adapters.openai.sim.ApiError;
import io.llmharness.adapters.openai.sim.Provider;
import io.llmharness.adapters.sim.FreshId;
import io.llmharness.runtime.sim.HttpHead;
import io.llmharness.runtime.sim.SimAnswer;
import io.llmharness.runtime.sim.SimCall;
import io.llmharness.runtime.sim.WireBuffer;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Azure's header lines and error bodies. An error has a code and a message; the code is a text even where it is the status. Resets of
 * limits are whole seconds.
 */
final class AzureProvider implements Provider {
    private static final HttpHead JSON = HttpHead.of(
            "Content-Length: " + HttpHead.LENGTH, "Content-Type: application/json", "Date: " + HttpHead.DATE);

    private static final HttpHead STREAM = HttpHead.of(
            "Transfer-Encoding: chunked",
            "Content-Type: text/event-stream; charset=utf-8",
            "Date: " + HttpHead.DATE,
            "Cache-Control: no-cache, must-revalidate");

    private final AtomicLong number = new AtomicLong();

    @Override
    public HttpHead head(SimCall call, boolean stream) {
        return limits(withIds(call, stream ? STREAM : JSON))
                .with("x-ms-rai-invoked", "true")
                .with("x-ms-deployment-name", "sim")
                .with("azureml-model-session", "sim-1");
    }

    @Override
    public SimAnswer.Whole json(SimCall call, WireBuffer body) {
        return new SimAnswer.Whole(200, withIds(call, JSON), body.toByteArray());
    }

    @Override
    public SimAnswer.Whole error(SimCall call, ApiError error) {
        String code = error.code() == null ? Integer.toString(error.status()) : error.code();
        WireBuffer out = new WireBuffer().text("{\"error\":{\"code\":").json(code);
        out.text(",\"message\":").json(error.message());
        if (error.param() != null) {
            out.text(",\"type\":").json(error.type()).text(",\"param\":").json(error.param());
        }
        HttpHead head = withIds(call, JSON);
        if (error.status() == 429) {
            head = limits(head).with("retry-after", "1").with("retry-after-ms", "1000");
            head = head.with("x-ratelimit-reset-requests", "1").with("x-ratelimit-reset-tokens", "1");
        }
        return new SimAnswer.Whole(error.status(), head, out.text("}}").toByteArray());
    }

    @Override
    public ApiError unknownModel(String name) {
        return noDeployment();
    }

    @Override
    public boolean filtersContent() {
        return true;
    }

    /** Azure's words for this status. */
    static ApiError ofStatus(int status) {
        return switch (status) {
            case 401 -> said(401, "Access denied due to invalid subscription key or wrong API endpoint.", "401");
            case 404 -> noDeployment();
            case 429 -> said(429, "Requests have exceeded the call rate limit. Please retry after 1 second.", "429");
            default ->
                said(
                        status,
                        status < 500
                                ? "The request was refused on purpose."
                                : "The server had an error processing your request.",
                        Integer.toString(status));
        };
    }

    static ApiError noResource() {
        return said(404, "Resource not found", "404");
    }

    private static ApiError noDeployment() {
        return said(404, "The API deployment for this resource does not exist.", "DeploymentNotFound");
    }

    private static ApiError said(int status, String message, String code) {
        return new ApiError(status, message, "invalid_request_error", null, code);
    }

    private static HttpHead limits(HttpHead head) {
        return head.with("x-ratelimit-limit-requests", "100")
                .with("x-ratelimit-limit-tokens", "100000")
                .with("x-ratelimit-remaining-requests", "99")
                .with("x-ratelimit-remaining-tokens", "99900");
    }

    private HttpHead withIds(SimCall call, HttpHead plain) {
        long id = number.incrementAndGet() << 2; // the lowest two bits are not shown
        HttpHead head = plain.with("apim-request-id", FreshId.uuid(1, id))
                .with("x-request-id", FreshId.uuid(2, id))
                .with("x-ms-region", "Simulated");
        String own = call.header("x-ms-client-request-id").orElse("");
        return own.isEmpty() ? head : head.with("x-ms-client-request-id", own);
    }
}
