package io.llmharness.adapters.cohere;

import io.llmharness.adapters.wire.ErrorBody;
import io.llmharness.adapters.wire.RetryAfter;
import io.llmharness.runtime.engine.EngineFailure;
import io.llmharness.runtime.engine.FailureCause;
import io.llmharness.runtime.engine.ResponseHead;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What an error of Cohere's means. Its body has a message and neither type nor code. */
final class CohereComplaint {
    /** Cohere's own: a token that is not valid, or content that is blocked. */
    private static final int INVALID_TOKEN = 498;

    private static final int PAYMENT_REQUIRED = 402;

    /** "model 'x' not found, make sure the correct model ID was used and that you have access to the model." */
    private static final Pattern NO_SUCH_MODEL = Pattern.compile("\\bmodel\\b.*\\b(not found|does not exist)\\b");

    private CohereComplaint() {}

    static EngineFailure failure(ResponseHead head, ErrorBody error) {
        // a trial key's calls of a month are not to be waited for
        boolean monthly = error.says("/ month", "per month", "monthly");
        Optional<Duration> wait = monthly ? Optional.empty() : RetryAfter.of(head, error, List.of());
        FailureCause cause = cause(head.status(), error);
        boolean lasting = monthly || cause == FailureCause.AUTHENTICATION || head.status() == PAYMENT_REQUIRED;
        return new EngineFailure(cause, error.words(), wait, lasting);
    }

    private static FailureCause cause(int status, ErrorBody error) {
        if (error.says("too many tokens", "exceeds the maximum context", "maximum context length")) {
            return FailureCause.CONTEXT_TOO_LONG;
        }
        boolean request = status == 400 || status == 404 || status == 422;
        if (request
                && NO_SUCH_MODEL
                        .matcher(error.message().toLowerCase(Locale.ROOT))
                        .find()) {
            return FailureCause.UNKNOWN_MODEL;
        }
        if (status == INVALID_TOKEN && error.says("token")) {
            return FailureCause.AUTHENTICATION;
        }
        return FailureCause.ofStatus(status);
    }
}
