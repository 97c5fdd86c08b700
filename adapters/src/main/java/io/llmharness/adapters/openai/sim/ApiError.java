package io.llmharness.adapters.openai.sim;

import io.llmharness.runtime.sim.WireBuffer;
import org.jspecify.annotations.Nullable;

/**
 * What an error says.
 *
 * @param status HTTP status
 * @param type   OpenAI's kind of error, such as {@code invalid_request_error}
 * @param param  the member of the request that is at fault
 * @param code   what programs go by
 */
public record ApiError(
        int status,
        String message,
        String type,
        @Nullable String param,
        @Nullable String code) {
    private static final String INVALID = "invalid_request_error";

    /** What the server says when it fails with a generation in hand. */
    public static final ApiError IN_STREAM =
            new ApiError(500, "The server had an error while processing your request.", "server_error", null, null);

    /** OpenAI's words for this status, from 400 to 599. */
    public static ApiError ofStatus(int status) {
        return switch (status) {
            case 401 -> new ApiError(401, "Incorrect API key provided.", INVALID, null, "invalid_api_key");
            case 404 -> new ApiError(404, "Not found on purpose.", INVALID, null, "model_not_found");
            case 405 ->
                new ApiError(405, "Not allowed to do this on this path.", INVALID, null, "method_not_supported");
            case 429 -> new ApiError(429, "Rate limit reached for requests.", "requests", null, "rate_limit_exceeded");
            case 503 -> new ApiError(503, "The server is currently overloaded.", "server_error", null, "overloaded");
            default ->
                status < 500
                        ? new ApiError(status, "The request was refused on purpose.", INVALID, null, null)
                        : new ApiError(status, IN_STREAM.message, IN_STREAM.type, null, null);
        };
    }

    static ApiError badRequest(String message, @Nullable String param, @Nullable String code) {
        return new ApiError(400, message, INVALID, param, code);
    }

    /** Writes the four members that OpenAI always sends. */
    public void write(WireBuffer out) {
        out.text("{\"error\":{\"message\":")
                .json(message)
                .text(",\"type\":")
                .json(type)
                .text(",\"param\":");
        orNull(out, param).text(",\"code\":");
        orNull(out, code).text("}}");
    }

    static WireBuffer orNull(WireBuffer out, @Nullable String text) {
        return text == null ? out.text("null") : out.json(text);
    }
}
