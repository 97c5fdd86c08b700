package io.llmharness.adapters.openai.wire;

import io.llmharness.adapters.wire.ErrorBody;
import io.llmharness.adapters.wire.NotJson;
import io.llmharness.adapters.wire.TextEvent;
import io.llmharness.runtime.engine.EngineTarget;
import io.llmharness.runtime.engine.EventSlice;
import io.llmharness.runtime.engine.FailureCause;
import io.llmharness.runtime.engine.ResponseDecoder;
import io.llmharness.runtime.engine.ResponseHead;
import io.llmharness.runtime.engine.TokenSink;
import io.llmharness.runtime.text.JsonCursor;
import io.llmharness.runtime.text.Names;
import java.nio.charset.StandardCharsets;

/**
 * Reads answers of the Responses API. An event says with {@code type} what it is, but not always first: what it carries is kept until
 * it was read to its end. The end marker is {@code response.completed} or {@code .incomplete}; there is no {@code [DONE]}, though gateways
 * add one, which then means nothing.
 */
final class ResponsesDecoder implements ResponseDecoder {
    private static final byte[] GATEWAYS_MARKER = "[DONE]".getBytes(StandardCharsets.US_ASCII);

    private static final Names EVENT = Names.of("type", "delta", "sequence_number", "response", "item", "error");
    private static final int TYPE = 0;
    private static final int DELTA = 1;
    private static final int SEQUENCE_NUMBER = 2;
    private static final int RESPONSE = 3;
    private static final int ITEM = 4;
    private static final int ERROR = 5;

    private static final Names ITEM_NAMES = Names.of("name");

    private final EngineTarget target;
    private final Flavour flavour;
    private final ResponseReader response = new ResponseReader();
    private final TextEvent texts = new TextEvent();
    private boolean ended;
    private ResponsesEvent kind = ResponsesEvent.OTHER;
    private int deltaFrom;
    private int deltaTo;
    private int numberFrom;
    private int numberTo;
    private boolean named;

    ResponsesDecoder(EngineTarget target, Flavour flavour) {
        this.target = target;
        this.flavour = flavour;
    }

    @Override
    public void begin(ResponseHead head, TokenSink sink) {
        ended = false;
        texts.forget();
        flavour.readHead(head, sink);
    }

    @Override
    public boolean eventLikeTheLast(EventSlice likely, TokenSink sink) {
        return !ended && texts.readLikeTheLast(likely, sink);
    }

    @Override
    public void event(EventSlice event, TokenSink sink) {
        if (ended || texts.readLikeTheLast(event, sink) || event.is(GATEWAYS_MARKER)) {
            return;
        }
        texts.forget();
        beginEvent();
        JsonCursor json = event.json();
        boolean object = json.enterObject();
        if (object) {
            for (int name; (name = json.nextName(EVENT)) != Names.END; ) {
                member(name, json, sink);
            }
        }
        if (!object || !json.finished()) {
            if (!NotJson.isBlank(event)) {
                sink.error(FailureCause.PROTOCOL_VIOLATION, NotJson.words(event));
            }
            return;
        }
        tell(event, sink);
    }

    private void beginEvent() {
        response.beginEvent();
        kind = ResponsesEvent.OTHER;
        deltaFrom = 0;
        deltaTo = 0;
        numberTo = 0;
        named = false;
    }

    private void member(int name, JsonCursor json, TokenSink sink) {
        switch (name) {
            case TYPE -> {
                if (json.string()) {
                    kind = ResponsesEvent.of(json);
                }
            }
            case DELTA -> {
                if (json.string()) {
                    deltaFrom = json.stringFrom();
                    deltaTo = json.stringTo();
                }
            }
            case SEQUENCE_NUMBER -> {
                boolean number = json.integer(-1) >= 0;
                numberFrom = json.numberFrom();
                numberTo = number ? json.numberTo() : 0;
            }
            case RESPONSE -> response.read(json, false, sink);
            case ITEM -> named |= hasName(json);
            case ERROR -> response.readError(json);
            default -> json.skip();
        }
    }

    /** Whether the item is a tool's call: its arguments follow as deltas. */
    private static boolean hasName(JsonCursor json) {
        boolean any = false;
        if (json.enterObject()) {
            for (int name; (name = json.nextName(ITEM_NAMES)) != Names.END; ) {
                if (name == Names.OTHER) {
                    json.skip();
                } else {
                    any = json.string() && !json.stringEmpty();
                }
            }
        }
        return any;
    }

    private void tell(EventSlice event, TokenSink sink) {
        FailureCause cause = response.cause();
        if (cause != null) {
            sink.error(cause, target.key().mask(response.words()));
            return;
        }
        switch (kind) {
            case TEXT -> tellText(event, sink);
            case REASONING -> sink.reasoning(event.bytes(), deltaFrom, deltaTo);
            case TOOL -> tellTool(deltaFrom < deltaTo, sink);
            case ITEM -> tellTool(named, sink);
            case COMPLETED, INCOMPLETE -> {
                ended = true;
                response.tellEnd(event.bytes(), false, sink);
                sink.done();
            }
            case FAILED -> sink.error(FailureCause.MIDSTREAM_ERROR, "the response failed");
            case ERROR -> tellError(event, sink);
            default -> {} // another event, or one that does not exist yet
        }
    }

    private void tellText(EventSlice event, TokenSink sink) {
        if (deltaFrom == deltaTo) {
            return;
        }
        sink.text(event.bytes(), deltaFrom, deltaTo);
        if (numberTo > 0) {
            texts.learn(event, deltaFrom, deltaTo, numberFrom, numberTo);
        } else {
            texts.learn(event, deltaFrom, deltaTo);
        }
    }

    private static void tellTool(boolean fragment, TokenSink sink) {
        if (fragment) {
            sink.toolCall();
        }
    }

    /** The flat form: code and message stand beside the type. */
    private void tellError(EventSlice event, TokenSink sink) {
        ErrorBody error = ErrorBody.of(event.json());
        sink.error(Complaint.inStream(error), target.key().mask(error.words()));
    }

    @Override
    public void whole(EventSlice body, TokenSink sink) {
        response.beginEvent();
        JsonCursor json = body.json();
        boolean object = json.enterObject();
        if (object) {
            for (int name; (name = json.nextName(ResponseReader.NAMES)) != Names.END; ) {
                response.member(name, json, true, sink);
            }
        }
        FailureCause cause = response.cause();
        if (!object || !json.finished()) {
            if (!NotJson.isBlank(body)) {
                sink.error(FailureCause.PROTOCOL_VIOLATION, NotJson.words(body));
            }
        } else if (cause != null) {
            sink.error(cause, target.key().mask(response.words()));
        } else if (response.finished()) {
            response.tellEnd(body.bytes(), true, sink);
            sink.done();
        }
    }
}
