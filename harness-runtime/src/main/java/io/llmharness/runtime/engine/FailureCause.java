package io.llmharness.runtime.engine;

/** Why a request failed: one taxonomy for all engines. The key is the same in JSON, CSV and on the console. */
public enum FailureCause {
    DNS("dns", "the host name has no address"),
    CONNECT_REFUSED("connect-refused", "nothing listens at the address"),
    CONNECT_TIMEOUT("connect-timeout", "no connection within the connect timeout"),
    CONNECT_RESET("connect-reset", "the connection broke before an answer began"),
    TLS("tls", "the TLS handshake failed"),
    FIRST_TOKEN_TIMEOUT("first-token-timeout", "no token within the first-token timeout"),
    IDLE_TIMEOUT("idle-timeout", "a begun answer paused for longer than the idle timeout"),
    TIMEOUT("timeout", "no complete answer within the request's deadline"),
    BAD_REQUEST("bad-request", "the engine refused the request (HTTP 4xx)"),
    AUTHENTICATION("authentication", "the key is missing, wrong or not allowed (HTTP 401, 403)"),
    UNKNOWN_MODEL("unknown-model", "the engine does not have the model"),
    CONTEXT_TOO_LONG("context-too-long", "prompt and answer do not fit the model's context"),
    RATE_LIMITED("rate-limited", "a quota is used up (HTTP 429)"),
    MODEL_LOADING("model-loading", "the engine is up and still loads its model"),
    OVERLOADED("overloaded", "the engine is busy (HTTP 503, 529)"),
    SERVER_ERROR("server-error", "the engine failed (HTTP 5xx)"),
    MIDSTREAM_ERROR("midstream-error", "the engine reported an error inside a begun answer"),
    TRUNCATED("truncated", "the answer ended without the engine's end marker"),
    PROTOCOL_VIOLATION("protocol-violation", "the answer is not what the engine's protocol says"),
    CHECK_FAILED("check-failed", "the scenario's @Check rejected the answer"),
    WORKLOAD_ERROR("workload-error", "the scenario's own method threw"),
    DROPPED("dropped", "the request was never sent: the run ended while it waited for a free place");

    private final String key;
    private final String explanation;

    FailureCause(String key, String explanation) {
        this.key = key;
        this.explanation = explanation;
    }

    /** Stable kebab-case name. */
    public String key() {
        return key;
    }

    /** One clause for the reader. */
    public String explanation() {
        return explanation;
    }

    /** The cause that a status line alone suggests; an adapter may know better from the body. */
    public static FailureCause ofStatus(int status) {
        return switch (status) {
            case 401, 403 -> AUTHENTICATION;
            case 408 -> TIMEOUT;
            case 429 -> RATE_LIMITED;
            case 503, 529 -> OVERLOADED;
            default -> {
                if (status >= 500 && status < 600) {
                    yield SERVER_ERROR;
                }
                yield status >= 400 && status < 500 ? BAD_REQUEST : PROTOCOL_VIOLATION;
            }
        };
    }
}
