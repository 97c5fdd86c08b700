package io.llmharness.runtime.engine;

import io.llmharness.api.ChatRequest;
import java.util.List;
import java.util.Optional;

/**
 * Speaks one engine's protocol. Found by {@link java.util.ServiceLoader}; carries an {@link EngineSpec}. Stateless and
 * thread-safe; the state of an exchange lives in its {@link ResponseDecoder}.
 */
public interface EngineAdapter {
    /** Writes a request. Called on an event loop, once for each request whose content changes. */
    HttpCall chat(ChatRequest request, EngineTarget target);

    /** A decoder for one connection. */
    ResponseDecoder decoder(EngineTarget target);

    /**
     * What an answer with an error status means. Whoever shows the message masks the key in it.
     *
     * @param head status, not 2xx, and headers
     * @param body the body's first 64 KiB, may be empty or no JSON at all
     */
    EngineFailure failure(ResponseHead head, byte[] body);

    /** The request that lists models, where the engine has one. */
    default Optional<EngineQuery<List<String>>> models(EngineTarget target) {
        return Optional.empty();
    }

    /** The request that tells the engine's version, where it has one. */
    default Optional<EngineQuery<String>> version(EngineTarget target) {
        return Optional.empty();
    }

    /** A cheap request whose 2xx answer means that the engine is up. */
    HttpCall health(EngineTarget target);

    /** What the engine offers besides answering. */
    default EngineControl control(EngineTarget target) {
        return EngineControl.NONE;
    }
}
