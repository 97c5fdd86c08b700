package io.llmharness.adapters.tgi;

import io.llmharness.adapters.wire.ErrorBody;
import io.llmharness.runtime.engine.FailureCause;

/** What an error of TGI's means ({@code router/src/infer/mod.rs}, {@code router/src/validation.rs}). */
final class TgiComplaint {
    private static final String[] TOO_LONG = {"`max_new_tokens` must be <=", "`inputs` must have less than"};

    private TgiComplaint() {}

    static FailureCause cause(int status, ErrorBody error) {
        // 429 is a full queue here; a quota is what a gateway in front has, and that has other words
        if (error.is("overloaded") || error.says("model is overloaded")) {
            return FailureCause.OVERLOADED;
        }
        if (error.says(TOO_LONG)) {
            return FailureCause.CONTEXT_TOO_LONG;
        }
        if (error.is("generation", "healthcheck")
                || error.is("incomplete_generation", "incomplete_generation_stream")) {
            return FailureCause.SERVER_ERROR;
        }
        return error.is("validation", "template_error", "tool_error")
                ? FailureCause.BAD_REQUEST
                : FailureCause.ofStatus(status);
    }

    /** What an error event of a native stream means: its status is always 200. */
    static FailureCause inStream(ErrorBody error) {
        FailureCause cause = cause(0, error);
        return cause == FailureCause.SERVER_ERROR || cause == FailureCause.PROTOCOL_VIOLATION
                ? FailureCause.MIDSTREAM_ERROR
                : cause;
    }
}
