package io.llmharness.adapters.http;

import io.llmharness.adapters.http.AnswerRules.Counting;
import io.llmharness.adapters.wire.ErrorBody;
import io.llmharness.adapters.wire.NotJson;
import io.llmharness.runtime.engine.EngineTarget;
import io.llmharness.runtime.engine.EventSlice;
import io.llmharness.runtime.engine.FailureCause;
import io.llmharness.runtime.engine.Framing;
import io.llmharness.runtime.engine.ResponseDecoder;
import io.llmharness.runtime.engine.ResponseHead;
import io.llmharness.runtime.engine.TokenSink;
import io.llmharness.runtime.text.JsonCursor;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** Reads answers as {@link AnswerRules} say: each event is walked once, and what the pointers led to is told. */
final class HttpDecoder implements ResponseDecoder {
    private static final int UNKNOWN = -1;
    private static final int QUOTED = 80;

    private final EngineTarget target;
    private final AnswerRules rules;
    private final Findings findings = new Findings();
    private final JsonCursor number = new JsonCursor();
    private final long[] counts = new long[Meaning.values().length];
    private Framing framed = Framing.EVENTS;
    private boolean ended;
    private boolean finished;
    private boolean produced;
    private boolean counted;
    private boolean error;

    HttpDecoder(EngineTarget target, AnswerRules rules) {
        this.target = target;
        this.rules = rules;
    }

    /** What is a page is no stream, whatever was described. */
    @Override
    public Framing framing(ResponseHead head) {
        String type = head.header("content-type");
        boolean page = type != null && type.toLowerCase(Locale.ROOT).startsWith("text/html");
        framed = target.stream() && !page
                ? rules.framing.orElseGet(() -> Framing.of(type))
                : page ? Framing.WHOLE : Framing.of(type);
        return framed;
    }

    @Override
    public void begin(ResponseHead head, TokenSink sink) {
        ended = false;
        finished = false;
        produced = false;
        Arrays.fill(counts, UNKNOWN);
    }

    @Override
    public void event(EventSlice event, TokenSink sink) {
        if (ended) {
            return;
        }
        if (rules.isEndMark(event, framed)) {
            end(sink);
        } else if (framed == Framing.ARRAY && event.is(AnswerRules.ARRAY_END)) {
            return; // another end is described, and it did not come
        } else if (read(event, sink) && framed != Framing.ARRAY && rules.endsWith(framed)) {
            sink.done(); // that HTTP ends well is the runtime's to see
        }
    }

    @Override
    public void whole(EventSlice body, TokenSink sink) {
        if (!read(body, sink)) {
            return;
        }
        if (counts[Meaning.OUTPUT_TOKENS.ordinal()] > 0 && !rules.running) {
            sink.outputTokensSoFar(output());
        }
        if (ended) {
            return;
        }
        if (!finished && !produced && !counted) {
            sink.error(
                    FailureCause.PROTOCOL_VIOLATION,
                    target.key().mask("nothing that the options point to: " + begin(body)));
        } else if (finished || !rules.describes(Meaning.FINISH)) {
            end(sink);
        }
    }

    private void end(TokenSink sink) {
        ended = true;
        sink.done();
    }

    /** Whether the event was JSON and no error. */
    private boolean read(EventSlice event, TokenSink sink) {
        JsonCursor json = event.json();
        if (!json.atObject() && !json.atArray()) {
            return violated(event, sink);
        }
        findings.clear();
        rules.tree().read(json, findings);
        if (!json.finished()) {
            return violated(event, sink);
        }
        error = false;
        counted = false;
        boolean last = false;
        byte[] text = event.bytes();
        for (int i = 0; i < findings.count(); i++) {
            Meaning meaning = rules.meaning(findings, i, text);
            if (meaning == Meaning.END) {
                last |= rules.isConditional(findings, i) || findings.isTelling(text, i);
            } else if (meaning != Meaning.CONDITION) {
                tell(meaning, i, text, sink);
            }
        }
        if (error) {
            fail(event, sink);
            return false;
        }
        if (counted) {
            sink.usage(input(), output(), count(Meaning.CACHED_TOKENS), count(Meaning.REASONING_TOKENS));
        }
        if (counted && rules.running && output() > 0) {
            sink.outputTokensSoFar(output());
        }
        if (last) {
            end(sink);
        }
        return true;
    }

    private void tell(Meaning meaning, int finding, byte[] text, TokenSink sink) {
        switch (meaning) {
            case ERROR -> error |= findings.isTelling(text, finding);
            case TOOL -> {
                if (findings.isTelling(text, finding)) {
                    produced = true;
                    sink.toolCall();
                }
            }
            case TEXT, REASONING, FINISH ->
                tellText(meaning, findings.from(finding), findings.to(finding), finding, text, sink);
            default -> count(meaning, number.reset(text, findings.from(finding), findings.to(finding)));
        }
    }

    private void tellText(Meaning meaning, int from, int to, int finding, byte[] text, TokenSink sink) {
        if (!findings.isString(finding) || from == to) {
            return;
        }
        if (meaning == Meaning.FINISH) {
            finished = true;
            sink.finishReason(text, from, to);
            return;
        }
        produced = true;
        if (meaning == Meaning.TEXT) {
            sink.text(text, from, to);
        } else {
            sink.reasoning(text, from, to);
        }
    }

    private void count(Meaning meaning, JsonCursor value) {
        long found = value.integer(UNKNOWN);
        if (found < 0) {
            return;
        }
        counted = true;
        int which = meaning.ordinal();
        long before = counts[which];
        counts[which] = rules.counting == Counting.SUM && before >= 0
                ? before + found
                : rules.counting == Counting.MAX ? Math.max(before, found) : found;
    }

    private long count(Meaning meaning) {
        return counts[meaning.ordinal()];
    }

    private long input() {
        long input = count(Meaning.INPUT_TOKENS);
        return input < 0 || !rules.inputExcludesCached
                ? input
                : input + Math.max(0, count(Meaning.CACHED_TOKENS)) + Math.max(0, count(Meaning.CACHE_WRITE_TOKENS));
    }

    private long output() {
        long output = count(Meaning.OUTPUT_TOKENS);
        return output < 0 || !rules.outputExcludesReasoning
                ? output
                : output + Math.max(0, count(Meaning.REASONING_TOKENS));
    }

    private void fail(EventSlice event, TokenSink sink) {
        ErrorBody words = ErrorBody.of(event.json());
        FailureCause cause = rules.cause(words).orElseGet(() -> HttpComplaint.inStream(words));
        sink.error(cause, target.key().mask(words.words()));
    }

    private boolean violated(EventSlice event, TokenSink sink) {
        sink.error(FailureCause.PROTOCOL_VIOLATION, target.key().mask(NotJson.words(event)));
        return false;
    }

    private static String begin(EventSlice event) {
        int length = Math.min(QUOTED, event.to() - event.from());
        return new String(event.bytes(), event.from(), length, StandardCharsets.UTF_8);
    }
}
