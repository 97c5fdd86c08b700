package io.llmharness.adapters.ollama;

import io.llmharness.adapters.wire.ErrorBody;
import io.llmharness.adapters.wire.NotJson;
import io.llmharness.runtime.engine.EngineTarget;
import io.llmharness.runtime.engine.EventSlice;
import io.llmharness.runtime.engine.FailureCause;
import io.llmharness.runtime.engine.NativeFigure;
import io.llmharness.runtime.engine.ResponseDecoder;
import io.llmharness.runtime.engine.ResponseHead;
import io.llmharness.runtime.engine.TokenSink;
import io.llmharness.runtime.text.JsonCursor;
import io.llmharness.runtime.text.Names;

/** Reads answers of {@code /api/chat} and {@code /api/generate}: a line of a stream and a whole body have the same form. */
final class OllamaDecoder implements ResponseDecoder {
    private static final int UNKNOWN = -1;

    private static final Names LINE = Names.of(
            "message",
            "response",
            "thinking",
            "done",
            "done_reason",
            "error",
            "logprobs",
            "prompt_eval_count",
            "prompt_eval_cached_count",
            "eval_count",
            "total_duration",
            "load_duration",
            "prompt_eval_duration",
            "eval_duration");
    private static final int MESSAGE = 0;
    private static final int RESPONSE = 1;
    private static final int THINKING = 2;
    private static final int DONE = 3;
    private static final int DONE_REASON = 4;
    private static final int ERROR = 5;
    private static final int LOGPROBS = 6;
    private static final int PROMPT_EVAL_COUNT = 7;
    private static final int PROMPT_EVAL_CACHED_COUNT = 8;
    private static final int EVAL_COUNT = 9;
    private static final int TOTAL_DURATION = 10;
    private static final int LOAD_DURATION = 11;
    private static final int PROMPT_EVAL_DURATION = 12;
    private static final int EVAL_DURATION = 13;

    private static final Names MESSAGE_NAMES = Names.of("content", "thinking", "tool_calls");
    private static final int CONTENT = 0;
    private static final int MESSAGE_THINKING = 1;
    private static final int TOOL_CALLS = 2;

    private final EngineTarget target;
    private boolean done;
    private boolean error;
    private boolean loadOnly;
    private boolean produced;
    private long tokensSoFar;
    private long promptCount;
    private long cachedCount;
    private long evalCount;

    OllamaDecoder(EngineTarget target) {
        this.target = target;
    }

    @Override
    public void begin(ResponseHead head, TokenSink sink) {
        done = false;
        error = false;
        loadOnly = false;
        produced = false;
        tokensSoFar = 0;
        promptCount = UNKNOWN;
        cachedCount = UNKNOWN;
        evalCount = UNKNOWN;
    }

    @Override
    public void whole(EventSlice body, TokenSink sink) {
        event(body, sink);
        if (done && evalCount > 0) {
            sink.outputTokensSoFar(evalCount);
        }
    }

    @Override
    public void event(EventSlice line, TokenSink sink) {
        if (done) {
            return;
        }
        error = false;
        JsonCursor json = line.json();
        boolean object = json.enterObject();
        if (object) {
            for (int name; (name = json.nextName(LINE)) != Names.END; ) {
                member(name, json, sink);
            }
        }
        if (!object || !json.finished()) {
            done = false;
            sink.error(FailureCause.PROTOCOL_VIOLATION, NotJson.words(line));
        } else if (error) {
            ErrorBody words = ErrorBody.of(line.json());
            sink.error(OllamaComplaint.inStream(words), target.key().mask(words.words()));
        } else if (done) {
            finish(sink);
        }
    }

    private void member(int name, JsonCursor json, TokenSink sink) {
        switch (name) {
            case MESSAGE -> readMessage(json, sink);
            case RESPONSE -> readText(json, sink);
            case THINKING -> readThinking(json, sink);
            case DONE -> done = json.bool();
            case DONE_REASON -> readReason(json, sink);
            case ERROR -> {
                error = !json.atNull();
                json.skip();
            }
            case LOGPROBS -> readLogprobs(json, sink);
            case PROMPT_EVAL_COUNT -> promptCount = json.integer(UNKNOWN);
            case PROMPT_EVAL_CACHED_COUNT -> cachedCount = json.integer(UNKNOWN);
            case EVAL_COUNT -> evalCount = json.integer(UNKNOWN);
            case TOTAL_DURATION -> figure(NativeFigure.TOTAL_DURATION, json, sink);
            case LOAD_DURATION -> figure(NativeFigure.LOAD_DURATION, json, sink);
            case PROMPT_EVAL_DURATION -> figure(NativeFigure.PROMPT_EVAL_DURATION, json, sink);
            case EVAL_DURATION -> figure(NativeFigure.EVAL_DURATION, json, sink);
            default -> json.skip();
        }
    }

    private void readMessage(JsonCursor json, TokenSink sink) {
        if (!json.enterObject()) {
            return;
        }
        for (int name; (name = json.nextName(MESSAGE_NAMES)) != Names.END; ) {
            switch (name) {
                case CONTENT -> readText(json, sink);
                case MESSAGE_THINKING -> readThinking(json, sink);
                case TOOL_CALLS -> readToolCalls(json, sink);
                default -> json.skip();
            }
        }
    }

    private void readText(JsonCursor json, TokenSink sink) {
        if (json.string() && !json.stringEmpty()) {
            produced = true;
            sink.text(json);
        }
    }

    private void readThinking(JsonCursor json, TokenSink sink) {
        if (json.string() && !json.stringEmpty()) {
            produced = true;
            sink.reasoning(json);
        }
    }

    /** A call comes complete: name and arguments, the latter an object. */
    private void readToolCalls(JsonCursor json, TokenSink sink) {
        if (json.enterArray()) {
            while (json.nextElement()) {
                json.skip();
                produced = true;
                sink.toolCall();
            }
        }
    }

    private void readReason(JsonCursor json, TokenSink sink) {
        if (json.string() && !json.stringEmpty()) {
            loadOnly = json.stringIs("load") || json.stringIs("unload");
            sink.finishReason(json);
        }
    }

    /** One element for each token of the line: the only way to count them. */
    private void readLogprobs(JsonCursor json, TokenSink sink) {
        if (json.enterArray()) {
            while (json.nextElement()) {
                json.skip();
                tokensSoFar++;
            }
            sink.outputTokensSoFar(tokensSoFar);
        }
    }

    private static void figure(NativeFigure figure, JsonCursor json, TokenSink sink) {
        long nanos = json.integer(UNKNOWN);
        if (nanos >= 0) {
            sink.figure(figure, nanos);
        }
    }

    /** Zero counts are left out by the engine: no output count is 0 when there was no output, and unknown when there was. */
    private void finish(TokenSink sink) {
        long output = evalCount == UNKNOWN && !produced ? 0 : evalCount;
        sink.usage(promptCount, output, cachedCount, UNKNOWN);
        sink.done();
        if (loadOnly) {
            sink.error(FailureCause.BAD_REQUEST, "nothing was generated: an empty prompt only loads the model");
        }
    }
}
