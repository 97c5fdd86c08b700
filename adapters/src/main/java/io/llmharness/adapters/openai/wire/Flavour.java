package io.llmharness.adapters.openai.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import io.llmharness.adapters.wire.HeaderFigures;
import io.llmharness.api.ChatRequest;
import io.llmharness.runtime.engine.EngineTarget;
import io.llmharness.runtime.engine.NativeFigure;
import io.llmharness.runtime.engine.ResponseHead;
import io.llmharness.runtime.engine.TokenSink;
import java.io.IOException;
import java.util.List;

/** Where an engine's requests, and the heads of its answers, differ from the family's. */
public interface Flavour {
    /** The resources that the engine has, and that its options are made for. */
    default List<Endpoint> endpoints() {
        return List.of(Endpoint.CHAT, Endpoint.COMPLETIONS);
    }

    /** The name of the member that limits a chat answer's length. Completions always have {@code max_tokens}. */
    default String maxTokensField(EngineTarget target) {
        return "max_tokens";
    }

    /** Writes what {@code stream_options} holds beside {@code include_usage}. */
    default void writeStreamOptions(EngineTarget target, JsonGenerator out) throws IOException {}

    /** Writes the members that only this engine has, and its options, for chat and completions. */
    void writeMore(ChatRequest request, EngineTarget target, JsonGenerator out) throws IOException;

    /** Writes the engine's options for responses. */
    default void writeResponsesOptions(EngineTarget target, JsonGenerator out) throws IOException {}

    /** Reads the figures that stand in an answer's headers, under the names that OpenAI gave them. */
    default void readHead(ResponseHead head, TokenSink sink) {
        HeaderFigures.millis(head, "openai-processing-ms", NativeFigure.PROCESSING_DURATION, sink);
        HeaderFigures.count(head, "x-ratelimit-remaining-requests", NativeFigure.QUOTA_REQUESTS_LEFT, sink);
        HeaderFigures.count(head, "x-ratelimit-remaining-tokens", NativeFigure.QUOTA_TOKENS_LEFT, sink);
    }
}
