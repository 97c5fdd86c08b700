package io.llmharness.adapters.anthropic;

import io.llmharness.adapters.wire.ErrorBody;
import io.llmharness.adapters.wire.HeaderFigures;
import io.llmharness.adapters.wire.NotJson;
import io.llmharness.adapters.wire.TextEvent;
import io.llmharness.runtime.engine.EngineTarget;
import io.llmharness.runtime.engine.EventSlice;
import io.llmharness.runtime.engine.FailureCause;
import io.llmharness.runtime.engine.NativeFigure;
import io.llmharness.runtime.engine.ResponseDecoder;
import io.llmharness.runtime.engine.ResponseHead;
import io.llmharness.runtime.engine.TokenSink;
import io.llmharness.runtime.text.JsonCursor;
import io.llmharness.runtime.text.Names;

/**
 * Reads messages, streamed or whole. An event says with {@code type} what it is, and whatever stands before that is kept until then; types
 * that are not known mean nothing. {@code message_stop} is the end marker.
 */
final class AnthropicDecoder implements ResponseDecoder {
    private static final Names EVENT =
            Names.of("type", "message", "content_block", "delta", "usage", "error", "content", "stop_reason");
    private static final int TYPE = 0;
    private static final int MESSAGE = 1;
    private static final int CONTENT_BLOCK = 2;
    private static final int DELTA = 3;
    private static final int USAGE = 4;
    private static final int ERROR = 5;
    private static final int CONTENT = 6;
    private static final int STOP_REASON = 7;

    /** What an event can be. */
    private enum Kind {
        MESSAGE_START,
        BLOCK_START,
        BLOCK_DELTA,
        MESSAGE_DELTA,
        MESSAGE_STOP,
        MESSAGE,
        ERROR,
        OTHER
    }

    private final EngineTarget target;
    private final AnthropicBlock block = new AnthropicBlock();
    private final AnthropicUsage usage = new AnthropicUsage();
    private final TextEvent texts = new TextEvent();
    private Kind kind = Kind.OTHER;
    private boolean error;
    private boolean ended;
    private boolean stopped;
    private int reasonFrom;
    private int reasonTo;

    AnthropicDecoder(EngineTarget target) {
        this.target = target;
    }

    @Override
    public void begin(ResponseHead head, TokenSink sink) {
        ended = false;
        texts.forget();
        usage.begin();
        HeaderFigures.millis(head, "x-envoy-upstream-service-time", NativeFigure.PROCESSING_DURATION, sink);
        HeaderFigures.count(head, "anthropic-ratelimit-requests-remaining", NativeFigure.QUOTA_REQUESTS_LEFT, sink);
        HeaderFigures.count(head, "anthropic-ratelimit-tokens-remaining", NativeFigure.QUOTA_TOKENS_LEFT, sink);
    }

    @Override
    public boolean eventLikeTheLast(EventSlice likely, TokenSink sink) {
        return !ended && texts.readLikeTheLast(likely, sink);
    }

    @Override
    public void event(EventSlice event, TokenSink sink) {
        if (ended || texts.readLikeTheLast(event, sink)) {
            return;
        }
        texts.forget();
        if (read(event, false, sink)) {
            tell(event, sink);
        }
    }

    @Override
    public void whole(EventSlice body, TokenSink sink) {
        if (!read(body, true, sink)) {
            return;
        }
        if (kind == Kind.ERROR || error) {
            fail(body, sink);
        } else if (stopped) {
            if (usage.output() > 0) {
                sink.outputTokensSoFar(usage.output());
            }
            tellReason(body, sink);
            usage.tell(sink);
            sink.done();
        }
    }

    /** Whether it is a JSON object; nothing of a stream's event is told yet. */
    private boolean read(EventSlice event, boolean whole, TokenSink sink) {
        kind = Kind.OTHER;
        error = false;
        stopped = false;
        reasonTo = 0;
        reasonFrom = 0;
        block.begin();
        JsonCursor json = event.json();
        boolean object = json.enterObject();
        if (object) {
            for (int name; (name = json.nextName(EVENT)) != Names.END; ) {
                member(name, json, whole, sink);
            }
        }
        if (object && json.finished()) {
            return true;
        }
        if (!NotJson.isBlank(event)) {
            sink.error(FailureCause.PROTOCOL_VIOLATION, NotJson.words(event));
        }
        return false;
    }

    private void member(int name, JsonCursor json, boolean whole, TokenSink sink) {
        switch (name) {
            case TYPE -> readType(json);
            case MESSAGE -> readMessage(json);
            case CONTENT_BLOCK -> block.read(json);
            case DELTA -> readDelta(json);
            case USAGE -> usage.read(json);
            case ERROR -> {
                error = !json.atNull();
                json.skip();
            }
            case CONTENT -> {
                if (whole) {
                    readContent(json, sink);
                } else {
                    json.skip();
                }
            }
            case STOP_REASON -> readReason(json);
            default -> json.skip();
        }
    }

    private void readType(JsonCursor json) {
        if (!json.string()) {
            return;
        }
        if (json.stringIs("content_block_delta")) {
            kind = Kind.BLOCK_DELTA;
        } else if (json.stringIs("content_block_start")) {
            kind = Kind.BLOCK_START;
        } else if (json.stringIs("message_start")) {
            kind = Kind.MESSAGE_START;
        } else if (json.stringIs("message_delta")) {
            kind = Kind.MESSAGE_DELTA;
        } else if (json.stringIs("message_stop")) {
            kind = Kind.MESSAGE_STOP;
        } else if (json.stringIs("message")) {
            kind = Kind.MESSAGE;
        } else if (json.stringIs("error")) {
            kind = Kind.ERROR;
        }
    }

    /** The message as it begins: of it only the usage counts. */
    private void readMessage(JsonCursor json) {
        if (json.enterObject()) {
            for (int name; (name = json.nextName(EVENT)) != Names.END; ) {
                if (name == USAGE) {
                    usage.read(json);
                } else {
                    json.skip();
                }
            }
        }
        usage.forgetOutput();
    }

    /** Of a block: text, thinking or a tool's input; of the message: the reason for its end. */
    private void readDelta(JsonCursor json) {
        if (json.enterObject()) {
            for (int name; (name = json.nextName(AnthropicBlock.NAMES)) != Names.END; ) {
                if (name == AnthropicBlock.STOP_REASON) {
                    readReason(json);
                } else {
                    block.member(name, json);
                }
            }
        }
    }

    private void readReason(JsonCursor json) {
        if (json.string() && !json.stringEmpty()) {
            stopped = true;
            reasonFrom = json.stringFrom();
            reasonTo = json.stringTo();
        }
    }

    private void readContent(JsonCursor json, TokenSink sink) {
        if (json.enterArray()) {
            while (json.nextElement()) {
                block.begin();
                block.read(json);
                block.tell(json.bytes(), sink);
            }
        }
    }

    private void tell(EventSlice event, TokenSink sink) {
        if (kind == Kind.ERROR || error) {
            fail(event, sink);
            return;
        }
        switch (kind) {
            case BLOCK_START -> block.tell(event.bytes(), sink);
            case BLOCK_DELTA -> {
                block.tell(event.bytes(), sink);
                if (block.isText()) {
                    texts.learn(event, block.from(), block.to());
                }
            }
            case MESSAGE_DELTA -> {
                tellReason(event, sink);
                usage.tell(sink);
            }
            case MESSAGE_STOP -> {
                ended = true;
                usage.tell(sink);
                sink.done();
            }
            default -> {} // a ping, the end of a block, or an event that does not exist yet
        }
    }

    private void tellReason(EventSlice event, TokenSink sink) {
        if (reasonFrom < reasonTo) {
            sink.finishReason(event.bytes(), reasonFrom, reasonTo);
        }
    }

    private void fail(EventSlice event, TokenSink sink) {
        ErrorBody words = ErrorBody.of(event.json());
        sink.error(AnthropicComplaint.inStream(words), target.key().mask(words.words()));
    }
}
