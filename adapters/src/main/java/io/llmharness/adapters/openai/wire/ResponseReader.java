package io.llmharness.adapters.openai.wire;

import io.llmharness.adapters.wire.ErrorBody;
import io.llmharness.runtime.engine.FailureCause;
import io.llmharness.runtime.engine.TokenSink;
import io.llmharness.runtime.text.JsonCursor;
import io.llmharness.runtime.text.Names;
import org.jspecify.annotations.Nullable;

/** Reads a {@code response} object: the body of an answer that is not streamed, or what a stream's last event carries. */
final class ResponseReader {
    private static final int UNKNOWN = -1;

    /** Members of a response, of its items, and of an event around it; they do not get into each other's way. */
    static final Names NAMES = Names.of(
            "status",
            "incomplete_details",
            "error",
            "output",
            "usage",
            "type",
            "text",
            "refusal",
            "content",
            "summary",
            "name",
            "arguments",
            "reason",
            "input");

    private static final int STATUS = 0;
    private static final int INCOMPLETE_DETAILS = 1;
    private static final int ERROR = 2;
    private static final int OUTPUT = 3;
    private static final int USAGE = 4;
    private static final int TYPE = 5;
    private static final int TEXT = 6;
    private static final int REFUSAL = 7;
    private static final int CONTENT = 8;
    private static final int SUMMARY = 9;
    private static final int NAME = 10;
    private static final int ARGUMENTS = 11;
    private static final int REASON = 12;
    private static final int INPUT = 13;

    private static final Names USAGE_NAMES =
            Names.of("input_tokens", "output_tokens", "input_tokens_details", "output_tokens_details");
    private static final int INPUT_TOKENS = 0;
    private static final int OUTPUT_TOKENS = 1;
    private static final int INPUT_DETAILS = 2;
    private static final int OUTPUT_DETAILS = 3;

    private static final Names DETAILS = Names.of("cached_tokens", "reasoning_tokens");
    private static final int CACHED = 0;

    private @Nullable FailureCause cause;
    private String words = "";
    private boolean finished;
    private int wordFrom;
    private int wordTo;
    private boolean reasonGiven;
    private long input;
    private long output;
    private long cached;
    private long reasoning;

    void beginEvent() {
        cause = null;
        words = "";
        finished = false;
        wordFrom = 0;
        wordTo = 0;
        reasonGiven = false;
        input = UNKNOWN;
        output = UNKNOWN;
        cached = UNKNOWN;
        reasoning = UNKNOWN;
    }

    /** Reads the object at the cursor. {@code whole}: its output is news. */
    void read(JsonCursor json, boolean whole, TokenSink sink) {
        if (json.enterObject()) {
            for (int name; (name = json.nextName(NAMES)) != Names.END; ) {
                member(name, json, whole, sink);
            }
        }
    }

    /** Reads one member of it. */
    void member(int name, JsonCursor json, boolean whole, TokenSink sink) {
        switch (name) {
            case STATUS -> readStatus(json);
            case INCOMPLETE_DETAILS -> readReason(json);
            case ERROR -> readError(json);
            case USAGE -> readUsage(json);
            case OUTPUT -> {
                if (whole) {
                    readOutput(json, sink);
                } else {
                    json.skip();
                }
            }
            default -> json.skip();
        }
    }

    /** What went wrong; null when nothing did. */
    @Nullable
    FailureCause cause() {
        return cause;
    }

    /** The engine's words on it. */
    String words() {
        return words;
    }

    /** Whether its status says that it will not change any more. */
    boolean finished() {
        return finished;
    }

    /** Tells usage and why it ended: the reason where it is incomplete, else its status. */
    void tellEnd(byte[] bytes, boolean whole, TokenSink sink) {
        if (wordFrom < wordTo) {
            sink.finishReason(bytes, wordFrom, wordTo);
        }
        if (input == UNKNOWN && output == UNKNOWN) {
            return;
        }
        if (whole && output > 0) {
            sink.outputTokensSoFar(output);
        }
        sink.usage(input, output, cached, reasoning);
    }

    private void readStatus(JsonCursor json) {
        if (!json.string() || json.stringEmpty()) {
            return;
        }
        finished = json.stringIs("completed") || json.stringIs("incomplete");
        if (json.stringIs("failed") || json.stringIs("cancelled")) {
            fail(FailureCause.MIDSTREAM_ERROR, "the response's status is " + json.text());
        }
        if (!reasonGiven) {
            wordFrom = json.stringFrom();
            wordTo = json.stringTo();
        }
    }

    private void readReason(JsonCursor json) {
        if (json.enterObject()) {
            for (int name; (name = json.nextName(NAMES)) != Names.END; ) {
                if (name != REASON) {
                    json.skip();
                } else if (json.string() && !json.stringEmpty()) {
                    reasonGiven = true;
                    wordFrom = json.stringFrom();
                    wordTo = json.stringTo();
                }
            }
        }
    }

    /** An error has words of its own, a status has none. */
    void readError(JsonCursor json) {
        if (!json.atObject() && !json.atString()) {
            json.skip();
            return;
        }
        ErrorBody error = ErrorBody.of(json);
        if (!error.isEmpty()) {
            cause = null;
            fail(Complaint.inStream(error), error.words());
        }
    }

    private void fail(FailureCause why, String message) {
        if (cause == null) {
            cause = why;
            words = message;
        }
    }

    private void readUsage(JsonCursor json) {
        if (!json.enterObject()) {
            return;
        }
        for (int name; (name = json.nextName(USAGE_NAMES)) != Names.END; ) {
            switch (name) {
                case INPUT_TOKENS -> input = json.integer(UNKNOWN);
                case OUTPUT_TOKENS -> output = json.integer(UNKNOWN);
                case INPUT_DETAILS, OUTPUT_DETAILS -> readDetails(json);
                default -> json.skip();
            }
        }
    }

    private void readDetails(JsonCursor json) {
        if (!json.enterObject()) {
            return;
        }
        for (int name; (name = json.nextName(DETAILS)) != Names.END; ) {
            if (name == CACHED) {
                cached = json.integer(UNKNOWN);
            } else if (name == Names.OTHER) {
                json.skip();
            } else {
                reasoning = json.integer(UNKNOWN);
            }
        }
    }

    private void readOutput(JsonCursor json, TokenSink sink) {
        if (json.enterArray()) {
            while (json.nextElement()) {
                readItem(json, sink);
            }
        }
    }

    /** A message or reasoning has parts; a tool call has a name and arguments, or an input. */
    void readItem(JsonCursor json, TokenSink sink) {
        boolean called = false;
        if (json.enterObject()) {
            for (int name; (name = json.nextName(NAMES)) != Names.END; ) {
                switch (name) {
                    case CONTENT, SUMMARY -> readParts(json, sink);
                    case NAME, ARGUMENTS, INPUT -> called |= json.string() && !json.stringEmpty();
                    default -> json.skip();
                }
            }
        }
        if (called) {
            sink.toolCall();
        }
    }

    private static void readParts(JsonCursor json, TokenSink sink) {
        if (json.enterArray()) {
            while (json.nextElement()) {
                readPart(json, sink);
            }
        }
    }

    /** A part's type may stand behind its text. */
    private static void readPart(JsonCursor json, TokenSink sink) {
        boolean answer = false;
        boolean thought = false;
        int from = 0;
        int to = 0;
        if (!json.enterObject()) {
            return;
        }
        for (int name; (name = json.nextName(NAMES)) != Names.END; ) {
            if (name == TYPE && json.string()) {
                answer = json.stringIs("output_text") || json.stringIs("refusal");
                thought = json.stringIs("summary_text") || json.stringIs("reasoning_text");
            } else if (name == TEXT || name == REFUSAL) {
                if (json.string()) {
                    from = json.stringFrom();
                    to = json.stringTo();
                }
            } else if (name != TYPE) {
                json.skip();
            }
        }
        if (answer && from < to) {
            sink.text(json.bytes(), from, to);
        } else if (thought && from < to) {
            sink.reasoning(json.bytes(), from, to);
        }
    }
}
