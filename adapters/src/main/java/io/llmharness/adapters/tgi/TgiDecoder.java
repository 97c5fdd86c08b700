package io.llmharness.adapters.tgi;

import io.llmharness.adapters.wire.ErrorBody;
import io.llmharness.adapters.wire.NotJson;
import io.llmharness.runtime.engine.EngineTarget;
import io.llmharness.runtime.engine.EventSlice;
import io.llmharness.runtime.engine.FailureCause;
import io.llmharness.runtime.engine.ResponseDecoder;
import io.llmharness.runtime.engine.ResponseHead;
import io.llmharness.runtime.engine.TokenSink;
import io.llmharness.runtime.text.JsonCursor;
import io.llmharness.runtime.text.Names;

/** Reads answers of {@code /generate_stream}, {@code /generate}, and of {@code /}, which wraps the latter in an array of one. */
final class TgiDecoder implements ResponseDecoder {
    private static final int UNKNOWN = -1;

    private static final Names EVENT = Names.of("token", "generated_text", "details", "error");
    private static final int TOKEN = 0;
    private static final int GENERATED_TEXT = 1;
    private static final int DETAILS = 2;
    private static final int ERROR = 3;

    private static final Names TOKEN_NAMES = Names.of("text", "special");
    private static final int TEXT = 0;
    private static final int SPECIAL = 1;

    private static final Names DETAIL_NAMES = Names.of("finish_reason", "generated_tokens", "input_length");
    private static final int FINISH_REASON = 0;
    private static final int GENERATED_TOKENS = 1;
    private static final int INPUT_LENGTH = 2;

    private final EngineTarget target;
    private boolean stream;
    private boolean done;
    private boolean error;
    private boolean generated;
    private long tokens;
    private long inputTokens;
    private long outputTokens;

    TgiDecoder(EngineTarget target) {
        this.target = target;
    }

    @Override
    public void begin(ResponseHead head, TokenSink sink) {
        done = false;
        tokens = 0;
        HeaderTimes.read(head, sink);
        inputTokens = HeaderTimes.promptTokens(head);
        outputTokens = HeaderTimes.generatedTokens(head);
    }

    @Override
    public void event(EventSlice event, TokenSink sink) {
        if (!done) {
            stream = true;
            read(event, sink);
        }
    }

    @Override
    public void whole(EventSlice body, TokenSink sink) {
        stream = false;
        read(body, sink);
        if (done && outputTokens > 0) {
            sink.outputTokensSoFar(outputTokens);
        }
    }

    private void read(EventSlice event, TokenSink sink) {
        error = false;
        generated = false;
        JsonCursor json = event.json();
        boolean object;
        if (json.atArray()) {
            object = json.enterArray() && json.nextElement() && readObject(json, sink);
            while (json.nextElement()) {
                json.skip();
            }
        } else {
            object = readObject(json, sink);
        }
        if (!object || !json.finished()) {
            sink.error(FailureCause.PROTOCOL_VIOLATION, target.key().mask(NotJson.words(event)));
        } else if (error) {
            ErrorBody words = ErrorBody.of(event.json());
            sink.error(TgiComplaint.inStream(words), target.key().mask(words.words()));
        } else if (generated) {
            end(sink);
        }
    }

    private boolean readObject(JsonCursor json, TokenSink sink) {
        if (!json.enterObject()) {
            return false;
        }
        for (int name; (name = json.nextName(EVENT)) != Names.END; ) {
            switch (name) {
                case TOKEN -> readToken(json, sink);
                case GENERATED_TEXT -> readGenerated(json, sink);
                case DETAILS -> readDetails(json, sink);
                case ERROR -> {
                    error = !json.atNull();
                    json.skip();
                }
                default -> json.skip();
            }
        }
        return true;
    }

    /** Every token has an event of its own; whether its text is part of the answer stands behind the text. */
    private void readToken(JsonCursor json, TokenSink sink) {
        if (!json.enterObject()) {
            return;
        }
        int from = 0;
        int to = 0;
        boolean special = false;
        for (int name; (name = json.nextName(TOKEN_NAMES)) != Names.END; ) {
            switch (name) {
                case TEXT -> {
                    boolean text = json.string();
                    from = text ? json.stringFrom() : 0;
                    to = text ? json.stringTo() : 0;
                }
                case SPECIAL -> special = json.bool();
                default -> json.skip();
            }
        }
        if (json.failed()) {
            return;
        }
        sink.outputTokensSoFar(++tokens);
        if (!special && from < to) {
            sink.text(json.bytes(), from, to);
        }
    }

    /** The whole text again at the end of a stream; the text itself of an answer that is none. */
    private void readGenerated(JsonCursor json, TokenSink sink) {
        if (json.string()) {
            generated = true;
            if (!stream && !json.stringEmpty()) {
                sink.text(json);
            }
        }
    }

    private void readDetails(JsonCursor json, TokenSink sink) {
        if (!json.enterObject()) {
            return;
        }
        for (int name; (name = json.nextName(DETAIL_NAMES)) != Names.END; ) {
            switch (name) {
                case FINISH_REASON -> {
                    if (json.string() && !json.stringEmpty()) {
                        sink.finishReason(json);
                    }
                }
                case GENERATED_TOKENS -> outputTokens = json.integer(UNKNOWN);
                case INPUT_LENGTH -> inputTokens = json.integer(UNKNOWN);
                default -> json.skip();
            }
        }
    }

    /** Without details the events of a stream have told the tokens, since each has one. */
    private void end(TokenSink sink) {
        done = true;
        long output = stream && outputTokens == UNKNOWN ? tokens : outputTokens;
        sink.usage(inputTokens, output, UNKNOWN, UNKNOWN);
        sink.done();
    }
}
