package io.llmharness.adapters.openai.wire;

import io.llmharness.adapters.wire.ErrorBody;
import io.llmharness.runtime.engine.FailureCause;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an error of the family means where its status does not tell. By code and type where the server gives them; by phrases that
 * were stable over the versions read where it does not.
 */
final class Complaint {
    /** OpenAI, vLLM, SGLang ("the model's context length"), llama.cpp, TGI, Ollama. */
    private static final String[] TOO_LONG = {
        "maximum context length",
        "model's context length",
        "available context size",
        "exceeds the context length",
        "longer than the context length",
        "greater than max_model_len",
        "longer than the maximum model length",
        "`max_new_tokens` must be <="
    };

    private static final String[] BUSY = {"overloaded", "queue is full", "server busy", "is currently busy"};

    private static final Pattern NO_SUCH_MODEL =
            Pattern.compile("\\bmodel\\b.*(does not exist|not found|not loaded)|(invalid|unknown|no such) model\\b");

    /** Quotas that no wait fills: they come under the status 429 as those that do. */
    private static final String[] USED_UP = {
        "insufficient_quota",
        "credit_balance_exhausted",
        "project_spend_limit_exceeded",
        "organization_spend_limit_exceeded",
        "organization_usage_limit_exceeded"
    };

    /** OpenAI's code, the type of llama.cpp's server, and what gateways took over from Anthropic. */
    private static final String[] KEY_REFUSED = {"invalid_api_key", "authentication_error"};

    private Complaint() {}

    /** Whether a quota is used up that no wait fills. */
    static boolean isUsedUp(ErrorBody error) {
        return error.is(USED_UP);
    }

    /** Whether no later request would fare better: for a quota that is used up, or for the key. */
    static boolean isLasting(ErrorBody error) {
        return isUsedUp(error) || error.is(KEY_REFUSED) || error.says("invalid subscription key");
    }

    /** What an error with this status, or 0 where it has none, means; null when only the status tells. */
    static @Nullable FailureCause cause(int status, ErrorBody error) {
        if (isUsedUp(error) || error.is("rate_limit_exceeded", "rate_limit_error", "slow_down")) {
            return FailureCause.RATE_LIMITED;
        }
        if (error.is("invalid_api_key", "authentication_error", "permission_error")) {
            return FailureCause.AUTHENTICATION;
        }
        if (status == 503 && error.says("loading model")) {
            return FailureCause.MODEL_LOADING; // llama.cpp, on every path until its model is there
        }
        if (error.says(BUSY)) {
            return FailureCause.OVERLOADED;
        }
        return status >= 500 ? null : ofRequest(status, error);
    }

    private static @Nullable FailureCause ofRequest(int status, ErrorBody error) {
        if (error.is("context_length_exceeded", "exceed_context_size_error") || error.says(TOO_LONG)) {
            return FailureCause.CONTEXT_TOO_LONG;
        }
        boolean named = status != 401 && status != 429;
        if (error.is("model_not_found", "DeploymentNotFound") || named && noSuchModel(error)) {
            return FailureCause.UNKNOWN_MODEL;
        }
        // TGI refuses a streamed request in its stream, under 200
        return error.says("input validation error") ? FailureCause.BAD_REQUEST : null;
    }

    private static boolean noSuchModel(ErrorBody error) {
        return NO_SUCH_MODEL.matcher(error.message().toLowerCase(Locale.ROOT)).find();
    }

    /** What an error inside an answer that began with a 200 means. */
    static FailureCause inStream(ErrorBody error) {
        int status = error.status();
        FailureCause known = cause(status, error);
        if (known != null) {
            return known;
        }
        return switch (FailureCause.ofStatus(status)) {
            case AUTHENTICATION -> FailureCause.AUTHENTICATION;
            case RATE_LIMITED -> FailureCause.RATE_LIMITED;
            case OVERLOADED -> FailureCause.OVERLOADED;
            default -> FailureCause.MIDSTREAM_ERROR;
        };
    }
}
