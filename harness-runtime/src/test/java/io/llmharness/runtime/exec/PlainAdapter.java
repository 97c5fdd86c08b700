package io.llmharness.runtime.exec;

import io.llmharness.api.ChatRequest;
import io.llmharness.runtime.engine.EngineAdapter;
import io.llmharness.runtime.engine.EngineFailure;
import io.llmharness.runtime.engine.EngineSpec;
import io.llmharness.runtime.engine.EngineTarget;
import io.llmharness.runtime.engine.EventSlice;
import io.llmharness.runtime.engine.FailureCause;
import io.llmharness.runtime.engine.HttpCall;
import io.llmharness.runtime.engine.ResponseDecoder;
import io.llmharness.runtime.engine.ResponseHead;
import io.llmharness.runtime.engine.TokenSink;
import io.llmharness.runtime.text.JsonCursor;
import io.llmharness.runtime.text.Names;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** The smallest engine there can be: an event is {@code {"t":"text","n":tokens so far,"u":output tokens}}, the end {@code [DONE]}. */
@EngineSpec(id = "plain", description = "for tests", defaultUrl = "http://localhost:1")
public final class PlainAdapter implements EngineAdapter {
    private static final byte[] DONE = "[DONE]".getBytes(StandardCharsets.US_ASCII);
    private static final Names NAMES = Names.of("t", "n", "u", "e", "f", "r");

    @Override
    public HttpCall chat(ChatRequest request, EngineTarget target) {
        return HttpCall.postJson(
                "/plain",
                ("{\"p\":\""
                                + request.messages()
                                        .get(request.messages().size() - 1)
                                        .content() + "\",\"first\":\""
                                + request.messages().get(0).content() + "\",\"turns\":"
                                + request.messages().size() + "}")
                        .getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public ResponseDecoder decoder(EngineTarget target) {
        return new ResponseDecoder() {
            @Override
            public void event(EventSlice event, TokenSink sink) {
                if (event.is(DONE)) {
                    sink.done();
                } else {
                    read(event.json(), sink);
                }
            }

            @Override
            public void whole(EventSlice body, TokenSink sink) {
                read(body.json(), sink);
                sink.done();
            }
        };
    }

    private static void read(JsonCursor json, TokenSink sink) {
        if (!json.enterObject()) {
            return;
        }
        for (int name; (name = json.nextName(NAMES)) != Names.END; ) {
            switch (name) {
                case 0 -> {
                    if (json.string()) {
                        sink.text(json);
                    }
                }
                case 1 -> sink.outputTokensSoFar(json.integer(-1));
                case 2 -> sink.usage(10, json.integer(-1), 0, 0);
                case 3 -> {
                    json.skip();
                    sink.error(FailureCause.MIDSTREAM_ERROR, "broke");
                }
                case 4 -> {
                    json.skip();
                    sink.frame();
                }
                case 5 -> {
                    if (json.string()) {
                        sink.reasoning(json);
                    }
                }
                default -> json.skip();
            }
        }
    }

    @Override
    public EngineFailure failure(ResponseHead head, byte[] body) {
        String wait = head.header("Retry-After-Ms");
        return new EngineFailure(
                FailureCause.ofStatus(head.status()),
                new String(body, StandardCharsets.UTF_8),
                wait == null ? Optional.empty() : Optional.of(Duration.ofMillis(Long.parseLong(wait))),
                head.header("Lasting") != null);
    }

    @Override
    public HttpCall health(EngineTarget target) {
        return HttpCall.get("/");
    }
}
