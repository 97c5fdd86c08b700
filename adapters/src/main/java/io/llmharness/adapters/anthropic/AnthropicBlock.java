package io.llmharness.adapters.anthropic;

import io.llmharness.runtime.engine.TokenSink;
import io.llmharness.runtime.text.JsonCursor;
import io.llmharness.runtime.text.Names;

/** A content block, or a delta of one: what it holds follows from its type, which may stand behind it. */
final class AnthropicBlock {
    /** Members of blocks and of deltas, those of a message included. */
    static final Names NAMES = Names.of("type", "text", "thinking", "partial_json", "name", "stop_reason");

    private static final int TYPE = 0;
    private static final int TEXT = 1;
    private static final int THINKING = 2;
    private static final int PARTIAL_JSON = 3;
    private static final int NAME = 4;
    static final int STOP_REASON = 5;

    private boolean text;
    private boolean thinking;
    private boolean tool;
    private boolean called;
    private int textFrom;
    private int textTo;
    private int thinkingFrom;
    private int thinkingTo;

    void begin() {
        text = false;
        thinking = false;
        tool = false;
        called = false;
        textFrom = 0;
        textTo = 0;
        thinkingFrom = 0;
        thinkingTo = 0;
    }

    /** Reads the object at the cursor. */
    void read(JsonCursor json) {
        if (json.enterObject()) {
            for (int name; (name = json.nextName(NAMES)) != Names.END; ) {
                member(name, json);
            }
        }
    }

    /** Reads one member of it. */
    void member(int name, JsonCursor json) {
        switch (name) {
            case TYPE -> readType(json);
            case TEXT -> {
                if (json.string()) {
                    textFrom = json.stringFrom();
                    textTo = json.stringTo();
                }
            }
            case THINKING -> {
                if (json.string()) {
                    thinkingFrom = json.stringFrom();
                    thinkingTo = json.stringTo();
                }
            }
            case PARTIAL_JSON, NAME -> called |= json.string() && !json.stringEmpty();
            default -> json.skip();
        }
    }

    private void readType(JsonCursor json) {
        if (!json.string()) {
            return;
        }
        text = json.stringIs("text_delta") || json.stringIs("text");
        thinking = json.stringIs("thinking_delta") || json.stringIs("thinking");
        tool = json.stringIs("input_json_delta")
                || json.stringIs("tool_use")
                || json.stringIs("server_tool_use")
                || json.stringIs("mcp_tool_use");
    }

    /** Whether it is answer text, not empty. */
    boolean isText() {
        return text && textFrom < textTo;
    }

    /** Where the text's content begins. */
    int from() {
        return textFrom;
    }

    /** Where it ends. */
    int to() {
        return textTo;
    }

    void tell(byte[] bytes, TokenSink sink) {
        if (text) {
            sink.text(bytes, textFrom, textTo);
        } else if (thinking) {
            sink.reasoning(bytes, thinkingFrom, thinkingTo);
        } else if (tool && called) {
            sink.toolCall();
        }
    }
}
