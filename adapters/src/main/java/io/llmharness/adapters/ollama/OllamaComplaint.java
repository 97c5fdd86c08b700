package io.llmharness.adapters.ollama;

import io.llmharness.adapters.wire.ErrorBody;
import io.llmharness.runtime.engine.FailureCause;
import java.util.Locale;
import java.util.regex.Pattern;

/** What an error of Ollama's means ({@code server/routes.go}: handleScheduleError, GenerateHandler, ChatHandler). */
final class OllamaComplaint {
    private static final Pattern NO_SUCH_MODEL = Pattern.compile("\\bmodel '.*' not found|\\bmodel \".*\" not found");

    private OllamaComplaint() {}

    static FailureCause cause(int status, ErrorBody error) {
        if (error.says("server busy")) {
            return FailureCause.OVERLOADED;
        }
        if (error.says(
                "exceeds the context length", "longer than the context length", "exceeds the available context size")) {
            return FailureCause.CONTEXT_TOO_LONG;
        }
        if (status == 404
                && NO_SUCH_MODEL
                        .matcher(error.message().toLowerCase(Locale.ROOT))
                        .find()) {
            return FailureCause.UNKNOWN_MODEL;
        }
        // the server says 500 to what the client did wrong
        if (status == 500 && error.says("must be of type")) {
            return FailureCause.BAD_REQUEST;
        }
        return FailureCause.ofStatus(status);
    }

    /** What an error line inside an answer that began with a 200 means. */
    static FailureCause inStream(ErrorBody error) {
        FailureCause cause = cause(0, error);
        return cause == FailureCause.PROTOCOL_VIOLATION ? FailureCause.MIDSTREAM_ERROR : cause;
    }
}
