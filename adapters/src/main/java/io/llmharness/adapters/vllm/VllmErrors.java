package io.llmharness.adapters.vllm;

import io.llmharness.runtime.sim.SimAnswer;
import io.llmharness.runtime.sim.WireBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** vLLM's error bodies. */
final class VllmErrors {
    private VllmErrors() {}

    static SimAnswer.Whole ofStatus(int status) {
        return switch (status) {
            case 400 -> badRequest("The request was refused on purpose.", null);
            case 401 -> VllmHeads.json(401, "{\"error\":\"Unauthorized\"}");
            case 404 -> answer(404, "Not found on purpose.", "NotFoundError", "model");
            case 429 -> answer(429, "Too many requests.", "Too Many Requests", null);
            case 503 -> answer(503, "The engine is not ready.", "ServiceUnavailableError", null);
            default ->
                status < 500
                        ? answer(status, "The request was refused.", "BadRequestError", null)
                        : answer(status, "Internal server error", "InternalServerError", null);
        };
    }

    static SimAnswer.Whole overloaded() {
        return answer(
                503,
                "The engine is currently busy and cannot accept new requests. Please try again later.",
                "Service Unavailable",
                null);
    }

    static SimAnswer.Whole noModel(String model, List<String> served) {
        String message = "The model `" + model + "` does not exist. Valid aliases: " + String.join(", ", served) + ".";
        return answer(404, message, "NotFoundError", "model");
    }

    static SimAnswer.Whole badRequest(String message, @Nullable String param) {
        return answer(400, message, "BadRequestError", param);
    }

    /** What the validation of the body's form says. */
    static SimAnswer.Whole invalid(String message, @Nullable String param) {
        return answer(400, "1 validation error:\n  " + message, "Bad Request", param);
    }

    static void body(WireBuffer out, String message, String type, @Nullable String param, int code) {
        out.text("{\"error\":{\"message\":")
                .json(message)
                .text(",\"type\":")
                .json(type)
                .text(",\"param\":");
        (param == null ? out.text("null") : out.json(param))
                .text(",\"code\":")
                .number(code)
                .text("}}");
    }

    private static SimAnswer.Whole answer(int status, String message, String type, @Nullable String param) {
        WireBuffer out = new WireBuffer();
        body(out, message, type, param, status);
        return VllmHeads.json(status, out);
    }
}
