package io.llmharness.adapters.openai.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import io.llmharness.api.ChatRequest;
import io.llmharness.runtime.engine.EngineTarget;
import java.io.IOException;

/** Where an engine's requests differ from the family's. */
public interface Flavour {
    /** The name of the member that limits a chat answer's length. Completions always have {@code max_tokens}. */
    default String maxTokensField(EngineTarget target) {
        return "max_tokens";
    }

    /** Writes what {@code stream_options} holds beside {@code include_usage}. */
    default void writeStreamOptions(EngineTarget target, JsonGenerator out) throws IOException {}

    /** Writes the members that only this engine has, and its options. */
    void writeMore(ChatRequest request, EngineTarget target, JsonGenerator out) throws IOException;
}
