package io.llmharness.adapters.gemini;

import io.llmharness.adapters.wire.ErrorBody;
import io.llmharness.adapters.wire.RetryAfter;
import io.llmharness.adapters.wire.WaitText;
import io.llmharness.runtime.engine.EngineFailure;
import io.llmharness.runtime.engine.FailureCause;
import io.llmharness.runtime.engine.ResponseHead;
import io.llmharness.runtime.text.JsonCursor;
import io.llmharness.runtime.text.Names;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An error of a Google API (google.rpc.Status): its status is a word, and its details say what the status leaves open. A bad key is
 * {@code INVALID_ARGUMENT}; the wait is a detail, {@code RetryInfo}, and not a header.
 */
final class GoogleError {
    private static final int MOST_DEPTH = 8;
    private static final int PAYMENT_REQUIRED = 402;
    private static final Names NAMES = Names.of("error", "details", "reason", "retryDelay", "violations", "quotaId");
    private static final int ERROR = 0;
    private static final int DETAILS = 1;
    private static final int REASON = 2;
    private static final int RETRY_DELAY = 3;
    private static final int VIOLATIONS = 4;
    private static final int QUOTA_ID = 5;

    /** "models/x is not found for API version v1beta", "Publisher Model `projects/…` was not found". */
    private static final Pattern NAMES_A_MODEL = Pattern.compile("\\bmodels?\\b.*\\bnot found\\b");

    private final ErrorBody body;
    private String reason = "";
    private Optional<Duration> delay = Optional.empty();
    private boolean daily;

    private GoogleError(ErrorBody body) {
        this.body = body;
    }

    /** Reads the body of an answer; never fails. */
    static GoogleError of(byte[] answer) {
        GoogleError error = new GoogleError(ErrorBody.of(answer));
        error.read(new JsonCursor().reset(answer, 0, answer.length), 0);
        return error;
    }

    /** Reads the object of a stream's event. */
    static GoogleError of(JsonCursor json, JsonCursor again) {
        GoogleError error = new GoogleError(ErrorBody.of(json));
        error.read(again, 0);
        return error;
    }

    /** Google's own words. */
    String words() {
        return body.words();
    }

    /** What it means as the body of an answer with an error status. */
    EngineFailure failure(ResponseHead head) {
        Optional<Duration> header = RetryAfter.of(head);
        Optional<Duration> wait = delay.isPresent() ? delay : RetryAfter.of(head, body, List.of());
        // tomorrow's quota is no matter of waiting, whatever delay stands there
        FailureCause cause = cause(head.status());
        boolean lasting = cause == FailureCause.AUTHENTICATION || daily || head.status() == PAYMENT_REQUIRED;
        return new EngineFailure(cause, words(), daily ? header : wait, lasting);
    }

    /** What it means inside an answer that began with a 200. */
    FailureCause inStream() {
        FailureCause cause = cause(body.status());
        return switch (cause) {
            case PROTOCOL_VIOLATION, SERVER_ERROR, TIMEOUT -> FailureCause.MIDSTREAM_ERROR;
            default -> cause;
        };
    }

    private FailureCause cause(int status) {
        if (body.says("exceeds the maximum number of tokens", "exceeds the maximum token")) {
            return FailureCause.CONTEXT_TOO_LONG;
        }
        if (reason.equals("API_KEY_INVALID") || body.says("api key not valid", "api key expired")) {
            return FailureCause.AUTHENTICATION;
        }
        return switch (body.type()) {
            case "UNAUTHENTICATED", "PERMISSION_DENIED" -> FailureCause.AUTHENTICATION;
            case "NOT_FOUND" -> namesModel() ? FailureCause.UNKNOWN_MODEL : FailureCause.BAD_REQUEST;
            case "RESOURCE_EXHAUSTED" -> FailureCause.RATE_LIMITED;
            case "UNAVAILABLE" -> FailureCause.OVERLOADED;
            case "INTERNAL", "DEADLINE_EXCEEDED", "UNKNOWN", "DATA_LOSS" -> FailureCause.SERVER_ERROR;
            case "INVALID_ARGUMENT", "FAILED_PRECONDITION", "OUT_OF_RANGE", "UNIMPLEMENTED", "CANCELLED" ->
                FailureCause.BAD_REQUEST;
            default -> FailureCause.ofStatus(status);
        };
    }

    private boolean namesModel() {
        return NAMES_A_MODEL.matcher(body.message().toLowerCase(Locale.ROOT)).find();
    }

    private void read(JsonCursor json, int depth) {
        if (depth == MOST_DEPTH) {
            json.skip();
        } else if (json.atObject()) {
            json.enterObject();
            for (int name; (name = json.nextName(NAMES)) != Names.END; ) {
                member(name, json, depth);
            }
        } else if (json.enterArray()) {
            while (json.nextElement()) {
                read(json, depth + 1);
            }
        }
    }

    private void member(int name, JsonCursor json, int depth) {
        switch (name) {
            case ERROR, DETAILS, VIOLATIONS -> read(json, depth + 1);
            case REASON -> {
                if (json.string()) {
                    reason = json.text();
                }
            }
            case RETRY_DELAY -> {
                if (json.string()) {
                    delay = WaitText.parts(json.text());
                }
            }
            case QUOTA_ID -> daily |= json.string() && json.text().contains("PerDay");
            default -> json.skip();
        }
    }
}
