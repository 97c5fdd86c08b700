package io.llmharness.adapters.cohere;

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
import java.nio.charset.StandardCharsets;

/**
 * Reads chats, streamed or whole. {@code message-end} is the end marker; the {@code [DONE]} that follows is not missed. An answer that
 * failed midway ends with {@code message-end} as well, and only its finish reason says so.
 */
final class CohereDecoder implements ResponseDecoder {
    private static final byte[] MARKER = "[DONE]".getBytes(StandardCharsets.US_ASCII);

    /** Members of an event, of its delta, and of a whole answer. */
    private static final Names EVENT = Names.of("type", "delta", "message", "finish_reason", "usage", "error");

    private static final int TYPE = 0;
    private static final int DELTA = 1;
    private static final int MESSAGE = 2;
    private static final int FINISH_REASON = 3;
    private static final int USAGE = 4;
    private static final int ERROR = 5;

    private static final Names USAGE_NAMES = Names.of("tokens", "cached_tokens");
    private static final int TOKENS = 0;

    private static final Names TOKENS_NAMES = Names.of("input_tokens", "output_tokens");
    private static final int INPUT = 0;

    /** What an event can be. */
    private enum Kind {
        OUTPUT,
        END,
        OTHER
    }

    private final EngineTarget target;
    private final CohereMessage message = new CohereMessage();
    private final TextEvent texts = new TextEvent();
    private Kind kind = Kind.OTHER;
    private boolean ended;
    private boolean finished;
    private boolean failed;
    private boolean error;
    private String words = "";
    private int reasonFrom;
    private int reasonTo;
    private long input;
    private long output;
    private long cached;

    CohereDecoder(EngineTarget target) {
        this.target = target;
    }

    @Override
    public void begin(ResponseHead head, TokenSink sink) {
        ended = false;
        texts.forget();
        HeaderFigures.millis(head, "x-envoy-upstream-service-time", NativeFigure.PROCESSING_DURATION, sink);
        HeaderFigures.count(head, "x-trial-endpoint-call-remaining", NativeFigure.QUOTA_REQUESTS_LEFT, sink);
    }

    @Override
    public boolean eventLikeTheLast(EventSlice likely, TokenSink sink) {
        return !ended && texts.readLikeTheLast(likely, sink);
    }

    @Override
    public void event(EventSlice event, TokenSink sink) {
        if (ended || texts.readLikeTheLast(event, sink) || event.is(MARKER)) {
            return;
        }
        texts.forget();
        if (!read(event, false, sink)) {
            return;
        }
        if (kind == Kind.OUTPUT) {
            message.tell(event.bytes(), sink);
            if (message.isPlainText()) {
                texts.learn(event, message.textFrom(), message.textTo());
            }
        } else if (kind == Kind.END) {
            ended = true;
            tellEnd(event, false, sink);
        }
    }

    @Override
    public void whole(EventSlice body, TokenSink sink) {
        if (read(body, true, sink) && finished) {
            tellEnd(body, true, sink);
        }
    }

    /** Whether it is a JSON object and no error. */
    private boolean read(EventSlice event, boolean whole, TokenSink sink) {
        kind = Kind.OTHER;
        finished = false;
        failed = false;
        error = false;
        words = "";
        reasonFrom = 0;
        reasonTo = 0;
        input = -1;
        output = -1;
        cached = -1;
        message.begin(whole);
        JsonCursor json = event.json();
        boolean object = json.atObject();
        readMembers(json, true, sink);
        if (!object || !json.finished()) {
            if (!NotJson.isBlank(event)) {
                sink.error(FailureCause.PROTOCOL_VIOLATION, NotJson.words(event));
            }
            return false;
        }
        if (error && kind == Kind.OTHER) {
            sink.error(FailureCause.MIDSTREAM_ERROR, target.key().mask(words));
            return false;
        }
        return true;
    }

    private void readMembers(JsonCursor json, boolean outer, TokenSink sink) {
        if (json.enterObject()) {
            for (int name; (name = json.nextName(EVENT)) != Names.END; ) {
                if (name != DELTA) {
                    member(name, json, sink);
                } else if (outer) {
                    readMembers(json, false, sink);
                } else {
                    json.skip();
                }
            }
        }
    }

    private void member(int name, JsonCursor json, TokenSink sink) {
        switch (name) {
            case TYPE -> readType(json);
            case MESSAGE, ERROR -> {
                if (json.atString()) {
                    readWords(json);
                } else {
                    message.read(json, sink);
                }
            }
            case FINISH_REASON -> readReason(json);
            case USAGE -> readUsage(json);
            default -> json.skip();
        }
    }

    private void readType(JsonCursor json) {
        if (!json.string()) {
            return;
        }
        if (json.stringIs("content-delta")
                || json.stringIs("content-start")
                || json.stringIs("tool-plan-delta")
                || json.stringIs("tool-call-delta")
                || json.stringIs("tool-call-start")) {
            kind = Kind.OUTPUT;
        } else if (json.stringIs("message-end")) {
            kind = Kind.END;
        }
    }

    /** An error is a bare text, as a message without anything else is. */
    private void readWords(JsonCursor json) {
        if (json.string() && !json.stringEmpty()) {
            error = true;
            words = json.text();
        }
    }

    private void readReason(JsonCursor json) {
        if (json.string() && !json.stringEmpty()) {
            finished = true;
            failed = json.stringIs("ERROR") || json.stringIs("TIMEOUT");
            reasonFrom = json.stringFrom();
            reasonTo = json.stringTo();
        }
    }

    /** Counts may be written as decimals. Those of {@code tokens} are what the model saw; {@code billed_units} leave its template out. */
    private void readUsage(JsonCursor json) {
        if (!json.enterObject()) {
            return;
        }
        for (int name; (name = json.nextName(USAGE_NAMES)) != Names.END; ) {
            if (name == TOKENS) {
                readTokens(json);
            } else if (name == Names.OTHER) {
                json.skip();
            } else {
                cached = json.integer(-1);
            }
        }
    }

    private void readTokens(JsonCursor json) {
        if (!json.enterObject()) {
            return;
        }
        for (int name; (name = json.nextName(TOKENS_NAMES)) != Names.END; ) {
            if (name == INPUT) {
                input = json.integer(-1);
            } else if (name == Names.OTHER) {
                json.skip();
            } else {
                output = json.integer(-1);
            }
        }
    }

    private void tellEnd(EventSlice event, boolean whole, TokenSink sink) {
        if (reasonFrom < reasonTo) {
            sink.finishReason(event.bytes(), reasonFrom, reasonTo);
        }
        if (whole && output > 0) {
            sink.outputTokensSoFar(output);
        }
        if (input >= 0 || output >= 0) {
            sink.usage(input, output, cached, -1);
        }
        if (failed || error) {
            String reason = new String(event.bytes(), reasonFrom, reasonTo - reasonFrom, StandardCharsets.UTF_8);
            String why = words.isEmpty() ? "the answer ended with finish_reason " + reason : words;
            sink.error(FailureCause.MIDSTREAM_ERROR, target.key().mask(why));
        }
        sink.done();
    }
}
