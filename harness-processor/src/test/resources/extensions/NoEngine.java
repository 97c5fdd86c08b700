package third.party;

import io.llmharness.api.ChatRequest;
import io.llmharness.runtime.engine.EngineAdapter;
import io.llmharness.runtime.engine.EngineFailure;
import io.llmharness.runtime.engine.EngineTarget;
import io.llmharness.runtime.engine.HttpCall;
import io.llmharness.runtime.engine.ResponseDecoder;
import io.llmharness.runtime.engine.ResponseHead;

/** Speaks no protocol: compile tests only need the description. */
public abstract class NoEngine implements EngineAdapter {
    @Override
    public HttpCall chat(ChatRequest request, EngineTarget target) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ResponseDecoder decoder(EngineTarget target) {
        throw new UnsupportedOperationException();
    }

    @Override
    public EngineFailure failure(ResponseHead head, byte[] body) {
        throw new UnsupportedOperationException();
    }

    @Override
    public HttpCall health(EngineTarget target) {
        throw new UnsupportedOperationException();
    }
}
