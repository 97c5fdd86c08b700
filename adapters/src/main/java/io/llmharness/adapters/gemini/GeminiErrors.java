package io.llmharness.adapters.gemini;

import io.llmharness.runtime.sim.SimAnswer;
import io.llmharness.runtime.sim.SimCall;
import io.llmharness.runtime.sim.WireBuffer;

/** Google's errors. The time to wait stands in the body. Where a stream would have been an array, its error is in one too. */
final class GeminiErrors {
    private static final String TYPE = "{\"@type\":\"type.googleapis.com/google.rpc.";
    private static final String EXHAUSTED = ",\"details\":[" + TYPE + "QuotaFailure\",\"violations\":[{"
            + "\"quotaMetric\":\"generativelanguage.googleapis.com/generate_content_requests\","
            + "\"quotaId\":\"GenerateRequestsPerMinutePerProjectPerModel\",\"quotaValue\":\"10\"}]},"
            + TYPE + "RetryInfo\",\"retryDelay\":\"1.5s\"}]";

    private GeminiErrors() {}

    static SimAnswer.Whole ofStatus(SimCall call, int status) {
        String message = switch (status) {
            case 401 -> "Request had invalid authentication credentials.";
            case 404 -> "Not found on purpose.";
            case 429 -> "You exceeded your current quota. Please retry in 1.5s.";
            case 503, 529 -> "The model is overloaded. Please try again later.";
            default -> status < 500 ? "Refused on purpose." : "An internal error has occurred.";
        };
        return answer(call, status, message);
    }

    static SimAnswer.Whole answer(SimCall call, int status, String message) {
        boolean array = GeminiCall.streamsArray(call);
        WireBuffer out = new WireBuffer();
        out.text(array ? "[" : "");
        body(out, status, message);
        return GeminiHeads.json(call, status, out.text(array ? "]" : ""));
    }

    static void body(WireBuffer out, int status, String message) {
        out.text("{\"error\":{\"code\":").number(status);
        out.text(",\"message\":").json(message);
        out.text(",\"status\":").json(name(status));
        out.text(status == 429 ? EXHAUSTED : "").text("}}");
    }

    private static String name(int status) {
        return switch (status) {
            case 400 -> "INVALID_ARGUMENT";
            case 401 -> "UNAUTHENTICATED";
            case 403 -> "PERMISSION_DENIED";
            case 404 -> "NOT_FOUND";
            case 409 -> "ABORTED";
            case 429 -> "RESOURCE_EXHAUSTED";
            case 499 -> "CANCELLED";
            case 501 -> "UNIMPLEMENTED";
            case 503, 529 -> "UNAVAILABLE";
            case 504 -> "DEADLINE_EXCEEDED";
            default -> status < 500 ? "FAILED_PRECONDITION" : "INTERNAL";
        };
    }
}
