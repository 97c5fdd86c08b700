package io.llmharness.adapters.tgi;

import io.llmharness.runtime.sim.SimAnswer;
import io.llmharness.runtime.sim.WireBuffer;

/** TGI's error bodies. */
final class TgiErrors {
    static final String BROKEN =
            "Request failed during generation: Server error: CUDA error: an illegal memory access was encountered";

    private TgiErrors() {}

    static SimAnswer.Whole ofStatus(int status) {
        return switch (status) {
            case 401, 404, 405 -> TgiHeads.empty(status);
            case 400, 413, 415 -> TgiHeads.text(status, "The request was refused on purpose.");
            case 424 -> answer(424, BROKEN, "generation");
            case 429 -> answer(429, "Model is overloaded", "overloaded");
            case 503 -> answer(503, "unhealthy", "healthcheck");
            default ->
                status < 500
                        ? answer(status, "Input validation error: refused on purpose", "validation")
                        : answer(status, "Incomplete generation", "incomplete_generation");
        };
    }

    static SimAnswer.Whole answer(int status, String message, String type) {
        WireBuffer out = new WireBuffer();
        nativeBody(out, message, type);
        return TgiHeads.json(status, out);
    }

    static void nativeBody(WireBuffer out, String message, String type) {
        out.text("{\"error\":")
                .json(message)
                .text(",\"error_type\":")
                .json(type)
                .text("}");
    }

    /** In the events of {@code /v1}; the code is 422 whatever happened. */
    static void eventBody(WireBuffer out, String message) {
        out.text("{\"error\":{\"message\":").json(message).text(",\"http_status_code\":422}}");
    }
}
