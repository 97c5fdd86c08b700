package io.llmharness.adapters.gemini;

import io.llmharness.runtime.engine.TokenSink;
import io.llmharness.runtime.text.JsonCursor;
import io.llmharness.runtime.text.Names;

/** Reads the candidates of one response: their parts go to the sink at once, who of them is finished is kept. */
final class GeminiCandidate {
    private static final int MOST = Long.SIZE - 1;

    private static final Names CANDIDATE = Names.of("content", "finishReason", "index");
    private static final int CONTENT = 0;
    private static final int FINISH_REASON = 1;
    private static final int INDEX = 2;

    private static final Names CONTENT_NAMES = Names.of("parts");

    private static final Names PART = Names.of("text", "thought", "functionCall", "toolCall");
    private static final int TEXT = 0;
    private static final int THOUGHT = 1;

    private long finished;

    void beginAnswer() {
        finished = 0;
    }

    /** How many candidates have their finish reason. */
    int finished() {
        return Long.bitCount(finished);
    }

    void read(JsonCursor json, TokenSink sink) {
        if (json.enterArray()) {
            while (json.nextElement()) {
                readCandidate(json, sink);
            }
        }
    }

    /** The first candidate's index is 0, and left out. */
    private void readCandidate(JsonCursor json, TokenSink sink) {
        long index = 0;
        boolean end = false;
        if (!json.enterObject()) {
            return;
        }
        for (int name; (name = json.nextName(CANDIDATE)) != Names.END; ) {
            switch (name) {
                case CONTENT -> readContent(json, sink);
                case INDEX -> index = Math.min(MOST, Math.max(0, json.integer(0)));
                case FINISH_REASON -> {
                    if (json.string() && !json.stringEmpty() && !json.stringIs("FINISH_REASON_UNSPECIFIED")) {
                        end = true;
                        sink.finishReason(json);
                    }
                }
                default -> json.skip();
            }
        }
        if (end) {
            finished |= 1L << index;
        }
    }

    private static void readContent(JsonCursor json, TokenSink sink) {
        if (!json.enterObject()) {
            return;
        }
        for (int name; (name = json.nextName(CONTENT_NAMES)) != Names.END; ) {
            if (name == Names.OTHER) {
                json.skip();
            } else if (json.enterArray()) {
                while (json.nextElement()) {
                    readPart(json, sink);
                }
            }
        }
    }

    /** Whether text is thought may stand behind it. A signature is no output, nor is the text beside it when empty. */
    private static void readPart(JsonCursor json, TokenSink sink) {
        boolean thought = false;
        boolean called = false;
        int from = 0;
        int to = 0;
        if (!json.enterObject()) {
            return;
        }
        for (int name; (name = json.nextName(PART)) != Names.END; ) {
            if (name == THOUGHT) {
                thought = json.bool();
            } else if (name == TEXT) {
                if (json.string()) {
                    from = json.stringFrom();
                    to = json.stringTo();
                }
            } else {
                called |= name != Names.OTHER && json.atObject();
                json.skip();
            }
        }
        if (thought) {
            sink.reasoning(json.bytes(), from, to);
        } else {
            sink.text(json.bytes(), from, to);
        }
        if (called) {
            sink.toolCall();
        }
    }
}
