package io.llmharness.adapters.openai;

import io.llmharness.runtime.sim.SimAnswer;
import io.llmharness.runtime.sim.WireBuffer;
import org.jspecify.annotations.Nullable;

/** OpenAI's error bodies. */
final class OpenAiErrors {
    private OpenAiErrors() {}

    static SimAnswer.Whole ofStatus(int status) {
        return switch (status) {
            case 400 -> badRequest("The request was refused on purpose.", null, null);
            case 401 -> answer(401, "Incorrect API key provided.", "invalid_request_error", null, "invalid_api_key");
            case 404 -> answer(404, "Not found on purpose.", "invalid_request_error", null, "model_not_found");
            case 405 ->
                answer(
                        405,
                        "Not allowed to do this on this path.",
                        "invalid_request_error",
                        null,
                        "method_not_supported");
            case 429 -> limited();
            case 503 -> answer(503, "The server is currently overloaded.", "server_error", null, "overloaded");
            default ->
                status < 500
                        ? answer(status, "The request was refused.", "invalid_request_error", null, null)
                        : answer(
                                status,
                                "The server had an error while processing your request.",
                                "server_error",
                                null,
                                null);
        };
    }

    static SimAnswer.Whole badRequest(String message, @Nullable String param, @Nullable String code) {
        return answer(400, message, "invalid_request_error", param, code);
    }

    static SimAnswer.Whole noModel(String model) {
        return answer(
                404,
                "The model `" + model + "` does not exist or you do not have access to it.",
                "invalid_request_error",
                null,
                "model_not_found");
    }

    static SimAnswer.Whole noPath(String method, String path) {
        return answer(404, "Invalid URL (" + method + " " + path + ")", "invalid_request_error", null, null);
    }

    static void body(WireBuffer out, String message, String type, @Nullable String param, @Nullable String code) {
        out.text("{\"error\":{\"message\":")
                .json(message)
                .text(",\"type\":")
                .json(type)
                .text(",\"param\":");
        orNull(out, param).text(",\"code\":");
        orNull(out, code).text("}}");
    }

    private static SimAnswer.Whole limited() {
        SimAnswer.Whole plain =
                answer(429, "Rate limit reached for requests.", "requests", null, "rate_limit_exceeded");
        return new SimAnswer.Whole(
                429,
                OpenAiHeads.limits(plain.head()).with("retry-after", "1").with("retry-after-ms", "1000"),
                plain.body());
    }

    private static SimAnswer.Whole answer(
            int status, String message, String type, @Nullable String param, @Nullable String code) {
        WireBuffer out = new WireBuffer();
        body(out, message, type, param, code);
        return OpenAiHeads.json(status, out);
    }

    private static WireBuffer orNull(WireBuffer out, @Nullable String text) {
        return text == null ? out.text("null") : out.json(text);
    }
}
