package io.llmharness.adapters.http;

import io.llmharness.adapters.wire.ErrorBody;
import io.llmharness.runtime.engine.FailureCause;

/** What an error of an engine means that is known by its description only: its status, and words that several engines share. */
final class HttpComplaint {
    private HttpComplaint() {}

    static FailureCause cause(int status, ErrorBody error) {
        FailureCause byStatus = FailureCause.ofStatus(status);
        if (error.is("overloaded", "overloaded_error", "UNAVAILABLE")) {
            return FailureCause.OVERLOADED;
        }
        if (error.is("rate_limit_error", "rate_limit_exceeded", "insufficient_quota", "RESOURCE_EXHAUSTED")) {
            return FailureCause.RATE_LIMITED;
        }
        boolean ofRequest = byStatus == FailureCause.BAD_REQUEST || byStatus == FailureCause.PROTOCOL_VIOLATION;
        if (ofRequest && error.is("context_length_exceeded")
                || ofRequest && error.says("context length", "context window", "prompt is too long")) {
            return FailureCause.CONTEXT_TOO_LONG;
        }
        if (ofRequest && error.is("model_not_found")
                || status == 404 && error.says("model") && error.says("not found", "does not exist")) {
            return FailureCause.UNKNOWN_MODEL;
        }
        return byStatus;
    }

    /** Whether no later request would fare better. */
    static boolean isLasting(ErrorBody error) {
        return error.is("insufficient_quota", "invalid_api_key", "authentication_error", "billing_error");
    }

    /** What an error inside an answer that began with a 200 means. */
    static FailureCause inStream(ErrorBody error) {
        FailureCause cause = cause(error.status(), error);
        return switch (cause) {
            case OVERLOADED, RATE_LIMITED, AUTHENTICATION, CONTEXT_TOO_LONG, UNKNOWN_MODEL -> cause;
            default -> FailureCause.MIDSTREAM_ERROR;
        };
    }
}
