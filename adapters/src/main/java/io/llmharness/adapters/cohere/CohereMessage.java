package io.llmharness.adapters.cohere;

import io.llmharness.runtime.engine.TokenSink;
import io.llmharness.runtime.text.JsonCursor;
import io.llmharness.runtime.text.Names;

/**
 * Reads a message: a whole one, with arrays of blocks and of tool calls, or the part of one that a delta has, where each stands alone.
 * What a delta holds is told only when the event is known to count; what a whole message holds, at once.
 */
final class CohereMessage {
    private static final Names MESSAGE = Names.of("content", "tool_plan", "tool_calls");
    private static final int CONTENT = 0;
    private static final int TOOL_PLAN = 1;

    private static final Names BLOCK = Names.of("text", "thinking");
    private static final int TEXT = 0;

    private static final Names CALL = Names.of("function", "name", "arguments");
    private static final int FUNCTION = 0;

    private boolean whole;
    private boolean called;
    private int textFrom;
    private int textTo;
    private int thoughtFrom;
    private int thoughtTo;

    /** {@code ofAnswer}: the message is a whole one. */
    void begin(boolean ofAnswer) {
        whole = ofAnswer;
        forget();
    }

    private void forget() {
        called = false;
        textFrom = 0;
        textTo = 0;
        thoughtFrom = 0;
        thoughtTo = 0;
    }

    /** Whether it holds answer text and nothing else. */
    boolean isPlainText() {
        return textFrom < textTo && thoughtFrom == thoughtTo && !called;
    }

    /** Where the text's content begins. */
    int textFrom() {
        return textFrom;
    }

    /** Where it ends. */
    int textTo() {
        return textTo;
    }

    void tell(byte[] bytes, TokenSink sink) {
        sink.reasoning(bytes, thoughtFrom, thoughtTo);
        sink.text(bytes, textFrom, textTo);
        if (called) {
            sink.toolCall();
        }
    }

    void read(JsonCursor json, TokenSink sink) {
        if (!json.enterObject()) {
            return;
        }
        for (int name; (name = json.nextName(MESSAGE)) != Names.END; ) {
            if (name == Names.OTHER) {
                json.skip();
            } else if (json.atObject() || name == TOOL_PLAN) {
                readOne(name, json);
                tellIfWhole(json, sink);
            } else if (json.enterArray()) {
                while (json.nextElement()) {
                    readOne(name, json);
                    tellIfWhole(json, sink);
                }
            }
        }
    }

    private void tellIfWhole(JsonCursor json, TokenSink sink) {
        if (whole) {
            tell(json.bytes(), sink);
            forget();
        }
    }

    private void readOne(int name, JsonCursor json) {
        switch (name) {
            case CONTENT -> readBlock(json);
            case TOOL_PLAN -> readThought(json);
            default -> called |= hasFragment(json, true);
        }
    }

    private void readBlock(JsonCursor json) {
        if (!json.enterObject()) {
            return;
        }
        for (int name; (name = json.nextName(BLOCK)) != Names.END; ) {
            if (name == Names.OTHER) {
                json.skip();
            } else if (name != TEXT) {
                readThought(json);
            } else if (json.string()) {
                textFrom = json.stringFrom();
                textTo = json.stringTo();
            }
        }
    }

    /** The plan that precedes tool calls is thinking, too. */
    private void readThought(JsonCursor json) {
        if (json.string()) {
            thoughtFrom = json.stringFrom();
            thoughtTo = json.stringTo();
        }
    }

    /** Whether a tool call has a name or arguments here: an id alone is no output. */
    private static boolean hasFragment(JsonCursor json, boolean outer) {
        boolean any = false;
        if (json.enterObject()) {
            for (int name; (name = json.nextName(CALL)) != Names.END; ) {
                if (name == FUNCTION && outer) {
                    any |= hasFragment(json, false);
                } else if (name == FUNCTION || name == Names.OTHER) {
                    json.skip();
                } else {
                    any |= json.string() && !json.stringEmpty();
                }
            }
        }
        return any;
    }
}
