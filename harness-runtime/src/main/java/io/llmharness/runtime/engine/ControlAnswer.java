package io.llmharness.runtime.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * What an engine answered to a call of an operation.
 *
 * @param status HTTP status
 * @param body its JSON; {@code MissingNode} for an empty or non-JSON body
 * @param text its body as text; empty where nobody asks for it
 * @param refusal what the adapter makes of a status that is not 2xx; empty for 2xx
 */
public record ControlAnswer(int status, JsonNode body, String text, Optional<EngineFailure> refusal) {
    /** An answer of JSON. */
    public ControlAnswer(int status, JsonNode body, Optional<EngineFailure> refusal) {
        this(status, body, "", refusal);
    }

    /** Whether the server has no such call: 404, unless it means a model; 405 and 501. */
    public boolean isUnknownCall() {
        boolean aboutAModel = refusal.isPresent() && refusal.get().cause() == FailureCause.UNKNOWN_MODEL;
        return status == 404 && !aboutAModel || status == 405 || status == 501;
    }
}
