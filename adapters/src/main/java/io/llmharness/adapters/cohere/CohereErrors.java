package io.llmharness.adapters.cohere;

import io.llmharness.runtime.sim.SimAnswer;
import io.llmharness.runtime.sim.SimCall;
import io.llmharness.runtime.sim.WireBuffer;

/** Cohere's errors: an id and a message, and no code. */
final class CohereErrors {
    static final String IN_STREAM = "the generation failed on the server";

    private CohereErrors() {}

    static SimAnswer.Whole ofStatus(SimCall call, int status) {
        String message = switch (status) {
            case 401 -> "invalid api token";
            case 402 -> "billing limit reached";
            case 404 -> "not found on purpose";
            case 429 -> "You are past the per minute request limit, please wait and try again later.";
            case 498 -> "invalid token";
            case 503 -> "upstream error, please try again later";
            default -> status < 500 ? "invalid request: refused on purpose" : "internal server error";
        };
        return answer(call, status, message);
    }

    static SimAnswer.Whole answer(SimCall call, int status, String message) {
        WireBuffer out = new WireBuffer().text("{\"id\":").json(CohereHeads.errorId());
        return CohereHeads.json(
                call, status, out.text(",\"message\":").json(message).text("}"));
    }
}
