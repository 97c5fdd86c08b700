package io.llmharness.adapters.openai.wire;

import io.llmharness.runtime.engine.FailureCause;
import io.llmharness.runtime.engine.TokenSink;
import io.llmharness.runtime.text.JsonCursor;
import io.llmharness.runtime.text.Names;

/** Reads the choices of one event: their text goes to the sink at once, what usage needs to know is kept. */
final class ChoiceReader {
    private static final Names CHOICE = Names.of("index", "delta", "message", "text", "finish_reason");
    private static final int INDEX = 0;
    private static final int DELTA = 1;
    private static final int MESSAGE = 2;
    private static final int TEXT = 3;
    private static final int FINISH_REASON = 4;

    private static final Names DELTA_NAMES =
            Names.of("content", "reasoning_content", "reasoning", "refusal", "tool_calls", "function_call");
    private static final int CONTENT = 0;
    private static final int REASONING_CONTENT = 1;
    private static final int REASONING = 2;
    private static final int REFUSAL = 3;
    private static final int TOOL_CALLS = 4;
    private static final int FUNCTION_CALL = 5;

    private static final Names TOOL_NAMES = Names.of("function", "name", "arguments");
    private static final int FUNCTION = 0;

    private int count;
    private int index;
    private boolean finished;
    private boolean reasoned;
    private int texts;
    private int otherOutputs;
    private int textFrom;
    private int textTo;

    void beginEvent() {
        count = 0;
        index = 0;
        finished = false;
        texts = 0;
        otherOutputs = 0;
    }

    /** Whether the event is a token event and nothing else: one choice with one text, and no end. */
    boolean isPlainText() {
        return count == 1 && texts == 1 && otherOutputs == 0 && !finished;
    }

    /** Where the content of the text read last begins. */
    int textFrom() {
        return textFrom;
    }

    /** Where the content of the text read last ends. */
    int textTo() {
        return textTo;
    }

    /** How many choices the event has. */
    int count() {
        return count;
    }

    /** Index of the last of them. */
    int index() {
        return index;
    }

    /** Whether one of them has its finish reason. */
    boolean finished() {
        return finished;
    }

    void read(JsonCursor json, TokenSink sink) {
        if (!json.enterArray()) {
            return;
        }
        while (json.nextElement()) {
            if (json.enterObject()) {
                count++;
                for (int name; (name = json.nextName(CHOICE)) != Names.END; ) {
                    member(name, json, sink);
                }
            }
        }
    }

    private void member(int name, JsonCursor json, TokenSink sink) {
        switch (name) {
            case INDEX -> index = (int) Math.min(Integer.MAX_VALUE, Math.max(0, json.integer(0)));
            case DELTA, MESSAGE -> readDelta(json, sink);
            case TEXT -> readText(json, sink);
            case FINISH_REASON -> readFinish(json, sink);
            default -> json.skip();
        }
    }

    private void readDelta(JsonCursor json, TokenSink sink) {
        if (!json.enterObject()) {
            return;
        }
        reasoned = false;
        for (int name; (name = json.nextName(DELTA_NAMES)) != Names.END; ) {
            switch (name) {
                case CONTENT, REFUSAL -> readText(json, sink);
                case REASONING_CONTENT, REASONING -> readReasoning(json, sink);
                case TOOL_CALLS -> readToolCalls(json, sink);
                case FUNCTION_CALL -> readTool(json, sink);
                default -> json.skip();
            }
        }
    }

    private void readText(JsonCursor json, TokenSink sink) {
        if (json.string() && !json.stringEmpty()) {
            texts++;
            textFrom = json.stringFrom();
            textTo = json.stringTo();
            sink.text(json);
        }
    }

    /** One text, though it may stand there under both names. */
    private void readReasoning(JsonCursor json, TokenSink sink) {
        if (json.string() && !json.stringEmpty() && !reasoned) {
            reasoned = true;
            otherOutputs++;
            sink.reasoning(json);
        }
    }

    private void readToolCalls(JsonCursor json, TokenSink sink) {
        if (json.enterArray()) {
            while (json.nextElement()) {
                readTool(json, sink);
            }
        }
    }

    private void readTool(JsonCursor json, TokenSink sink) {
        if (hasFragment(json, true)) {
            otherOutputs++;
            sink.toolCall();
        }
    }

    /** Whether a tool call has a name or arguments in this event: an id alone is no output. */
    private static boolean hasFragment(JsonCursor json, boolean outer) {
        boolean any = false;
        if (json.enterObject()) {
            for (int name; (name = json.nextName(TOOL_NAMES)) != Names.END; ) {
                if (name == FUNCTION && outer) {
                    any |= hasFragment(json, false);
                } else if (name == FUNCTION || name == Names.OTHER) {
                    json.skip();
                } else if (json.atObject()) {
                    json.skip();
                    any = true;
                } else {
                    any |= json.string() && !json.stringEmpty();
                }
            }
        }
        return any;
    }

    /** TGI completions send an empty reason before the last. {@code abort} is vLLM's and SGLang's word for "not by the model's will". */
    private void readFinish(JsonCursor json, TokenSink sink) {
        if (!json.string() || json.stringEmpty()) {
            return;
        }
        finished = true;
        sink.finishReason(json);
        if (json.stringIs("abort") || json.stringIs("error")) {
            sink.error(FailureCause.MIDSTREAM_ERROR, "the engine ended the answer with finish_reason " + json.text());
        }
    }
}
