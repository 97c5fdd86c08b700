package io.llmharness.adapters.gemini;

import io.llmharness.adapters.wire.HeaderFigures;
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
import java.nio.charset.StandardCharsets;

/**
 * Reads answers: every event of a stream, and a whole body, is a {@code GenerateContentResponse}. Nothing marks the end: an answer is
 * complete when each of its candidates has its finish reason and HTTP ended well. A body that is an array of responses is a stream that
 * was not asked for as events.
 */
final class GeminiDecoder implements ResponseDecoder {
    private static final int UNKNOWN = -1;
    private static final byte[] GATEWAYS_MARKER = "[DONE]".getBytes(StandardCharsets.US_ASCII);

    private static final Names RESPONSE = Names.of("candidates", "usageMetadata", "promptFeedback", "error");
    private static final int CANDIDATES = 0;
    private static final int USAGE = 1;
    private static final int FEEDBACK = 2;
    private static final int ERROR = 3;

    private static final Names FEEDBACK_NAMES = Names.of("blockReason");

    private static final Names USAGE_NAMES = Names.of(
            "promptTokenCount",
            "candidatesTokenCount",
            "thoughtsTokenCount",
            "cachedContentTokenCount",
            "toolUsePromptTokenCount");
    private static final int PROMPT_COUNT = 0;
    private static final int CANDIDATES_COUNT = 1;
    private static final int THOUGHTS_COUNT = 2;
    private static final int CACHED_COUNT = 3;
    private static final int TOOL_PROMPT_COUNT = 4;

    private final EngineTarget target;
    private final int wanted;
    private final GeminiCandidate candidates = new GeminiCandidate();
    private boolean error;
    private String blocked = "";
    private long output;

    GeminiDecoder(EngineTarget target) {
        this.target = target;
        this.wanted = wanted(target.option(GeminiRequest.CANDIDATES, "1"));
    }

    private static int wanted(String candidates) {
        return candidates.matches("\\d{1,9}") ? Math.max(1, Integer.parseInt(candidates)) : 1;
    }

    @Override
    public void begin(ResponseHead head, TokenSink sink) {
        candidates.beginAnswer();
        HeaderFigures.serverTiming(head, "gfet4t7", NativeFigure.PROCESSING_DURATION, sink);
    }

    @Override
    public void event(EventSlice event, TokenSink sink) {
        if (!event.is(GATEWAYS_MARKER)) {
            read(event, false, sink);
        }
    }

    @Override
    public void whole(EventSlice body, TokenSink sink) {
        read(body, true, sink);
    }

    private void read(EventSlice event, boolean whole, TokenSink sink) {
        error = false;
        blocked = "";
        output = UNKNOWN;
        JsonCursor json = event.json();
        boolean object = json.atObject();
        if (object) {
            readResponse(json, sink);
        } else if (whole) {
            object = readArray(json, sink);
        } else {
            json.skip();
        }
        if (!object || !json.finished()) {
            if (!NotJson.isBlank(event)) {
                sink.error(FailureCause.PROTOCOL_VIOLATION, NotJson.words(event));
            }
        } else if (error) {
            GoogleError words =
                    GoogleError.of(event.json(), new JsonCursor().reset(event.bytes(), event.from(), event.to()));
            sink.error(words.inStream(), target.key().mask(words.words()));
        } else if (!blocked.isEmpty()) {
            sink.error(FailureCause.BAD_REQUEST, "the prompt was blocked: " + blocked);
        } else {
            tellEnd(whole, sink);
        }
    }

    private boolean readArray(JsonCursor json, TokenSink sink) {
        if (!json.enterArray()) {
            return false;
        }
        boolean objects = true;
        while (json.nextElement()) {
            objects &= json.atObject();
            readResponse(json, sink);
        }
        return objects;
    }

    private void readResponse(JsonCursor json, TokenSink sink) {
        if (!json.enterObject()) {
            return;
        }
        for (int name; (name = json.nextName(RESPONSE)) != Names.END; ) {
            switch (name) {
                case CANDIDATES -> candidates.read(json, sink);
                case USAGE -> readUsage(json, sink);
                case FEEDBACK -> readFeedback(json);
                case ERROR -> {
                    error |= !json.atNull();
                    json.skip();
                }
                default -> json.skip();
            }
        }
    }

    /** Zero counts are left out by the engine. What tools added to the prompt is input as well. */
    private void readUsage(JsonCursor json, TokenSink sink) {
        if (!json.enterObject()) {
            return;
        }
        long prompt = 0;
        long answer = 0;
        long thoughts = 0;
        long cached = 0;
        for (int name; (name = json.nextName(USAGE_NAMES)) != Names.END; ) {
            switch (name) {
                case PROMPT_COUNT, TOOL_PROMPT_COUNT -> prompt += json.integer(0);
                case CANDIDATES_COUNT -> answer = json.integer(0);
                case THOUGHTS_COUNT -> thoughts = json.integer(0);
                case CACHED_COUNT -> cached = json.integer(0);
                default -> json.skip();
            }
        }
        output = answer + thoughts;
        sink.usage(prompt, output, cached, thoughts);
    }

    private void readFeedback(JsonCursor json) {
        if (json.enterObject()) {
            for (int name; (name = json.nextName(FEEDBACK_NAMES)) != Names.END; ) {
                if (name == Names.OTHER) {
                    json.skip();
                } else if (json.string()) {
                    blocked = json.text();
                }
            }
        }
    }

    private void tellEnd(boolean whole, TokenSink sink) {
        if (whole && output > 0) {
            sink.outputTokensSoFar(output);
        }
        if (candidates.finished() >= wanted) {
            sink.done();
        }
    }
}
