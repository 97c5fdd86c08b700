package io.llmharness.adapters.anthropic;

import io.llmharness.adapters.wire.ErrorBody;
import io.llmharness.adapters.wire.RetryAfter;
import io.llmharness.adapters.wire.RetryAfter.Quota;
import io.llmharness.runtime.engine.EngineFailure;
import io.llmharness.runtime.engine.FailureCause;
import io.llmharness.runtime.engine.ResponseHead;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What an error of Anthropic's means: by its type, which an error inside a stream has too, under the status 200. */
final class AnthropicComplaint {
    /** "model: claude-x" (Anthropic), "model 'x' not found" (Ollama). */
    private static final Pattern NAMES_A_MODEL = Pattern.compile("^model: |\\bmodel\\b.*not found");

    private static final List<Quota> QUOTAS = Stream.of("requests", "tokens", "input-tokens", "output-tokens")
            .map(kind -> new Quota(
                    kind, "anthropic-ratelimit-" + kind + "-remaining", "anthropic-ratelimit-" + kind + "-reset"))
            .toList();

    private AnthropicComplaint() {}

    /** What an answer with an error status means. */
    static EngineFailure failure(ResponseHead head, ErrorBody error) {
        Optional<Duration> wait = isSpent(error) ? Optional.empty() : RetryAfter.of(head, error, QUOTAS);
        boolean lasting = isSpent(error) || error.is("authentication_error", "permission_error");
        return new EngineFailure(cause(head.status(), error), error.words(), wait, lasting);
    }

    /** Whether there is no money left, which waiting does not bring. */
    private static boolean isSpent(ErrorBody error) {
        return error.is("enforced_spend_limit_reached", "billing_error") || error.says("credit balance is too low");
    }

    /** What an error event inside an answer means. */
    static FailureCause inStream(ErrorBody error) {
        FailureCause cause = cause(0, error);
        return cause == FailureCause.PROTOCOL_VIOLATION || cause == FailureCause.SERVER_ERROR
                ? FailureCause.MIDSTREAM_ERROR
                : cause;
    }

    private static FailureCause cause(int status, ErrorBody error) {
        if (error.says("prompt is too long", "exceed context limit", "exceeds the context length")) {
            return FailureCause.CONTEXT_TOO_LONG;
        }
        return switch (error.type()) {
            case "authentication_error", "permission_error" -> FailureCause.AUTHENTICATION;
            case "not_found_error" -> namesModel(error) ? FailureCause.UNKNOWN_MODEL : FailureCause.BAD_REQUEST;
            case "rate_limit_error" -> FailureCause.RATE_LIMITED;
            case "overloaded_error" -> FailureCause.OVERLOADED;
            case "api_error", "timeout_error" -> FailureCause.SERVER_ERROR;
            case "invalid_request_error", "billing_error", "request_too_large", "conflict_error" ->
                FailureCause.BAD_REQUEST;
            default -> FailureCause.ofStatus(status);
        };
    }

    private static boolean namesModel(ErrorBody error) {
        return NAMES_A_MODEL.matcher(error.message().toLowerCase(Locale.ROOT)).find();
    }
}
