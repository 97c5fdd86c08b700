package io.llmharness.adapters.anthropic;

import io.llmharness.runtime.sim.HttpHead;
import io.llmharness.runtime.sim.SimAnswer;
import io.llmharness.runtime.sim.WireBuffer;

/** Anthropic's errors. */
final class AnthropicErrors {
    private AnthropicErrors() {}

    static SimAnswer.Whole ofStatus(int status) {
        String message = switch (status) {
            case 401 -> "invalid x-api-key";
            case 404 -> "model: not found on purpose";
            case 429 -> "Number of request tokens has exceeded your per-minute rate limit.";
            case 529 -> "Overloaded";
            default -> status < 500 ? "refused on purpose" : "Internal server error";
        };
        return answer(status, message);
    }

    static SimAnswer.Whole badRequest(String message) {
        return answer(400, message);
    }

    static SimAnswer.Whole answer(int status, String message) {
        String id = AnthropicHeads.requestId();
        WireBuffer out = new WireBuffer();
        body(out, type(status), message, id);
        SimAnswer.Whole plain = AnthropicHeads.json(status, id, out);
        HttpHead head = plain.head().with("x-should-retry", status == 429 || status >= 500 ? "true" : "false");
        if (status == 429) {
            head = AnthropicHeads.limits(head).with("retry-after", "1");
        }
        return new SimAnswer.Whole(status, head, plain.body());
    }

    static void body(WireBuffer out, String type, String message, String requestId) {
        out.text("{\"type\":\"error\"");
        members(out, type, message, requestId);
        out.text("}");
    }

    /** The members behind the type. */
    static void members(WireBuffer out, String type, String message, String requestId) {
        out.text(",\"error\":{\"type\":").json(type).text(",\"message\":").json(message);
        out.text("},\"request_id\":").json(requestId);
    }

    private static String type(int status) {
        return switch (status) {
            case 401 -> "authentication_error";
            case 402 -> "billing_error";
            case 403 -> "permission_error";
            case 404 -> "not_found_error";
            case 409 -> "conflict_error";
            case 413 -> "request_too_large";
            case 429 -> "rate_limit_error";
            case 504 -> "timeout_error";
            case 529 -> "overloaded_error";
            default -> status < 500 ? "invalid_request_error" : "api_error";
        };
    }
}
