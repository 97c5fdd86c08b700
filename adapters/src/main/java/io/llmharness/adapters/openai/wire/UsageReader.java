package io.llmharness.adapters.openai.wire;

import io.llmharness.runtime.engine.TokenSink;
import io.llmharness.runtime.text.JsonCursor;
import io.llmharness.runtime.text.JsonTemplate;
import io.llmharness.runtime.text.Names;
import java.util.Arrays;

/**
 * Reads usage, and tells the count of one choice from that of the answer: usage beside a single choice is that choice's, a running
 * count until its finish reason; usage on an event of its own, or beside several choices, is the answer's.
 */
final class UsageReader {
    private static final int MOST_CHOICES = 1_024;
    private static final int UNKNOWN = -1;

    private static final Names USAGE = Names.of(
            "prompt_tokens",
            "completion_tokens",
            "prompt_tokens_details",
            "completion_tokens_details",
            "reasoning_tokens",
            "total_tokens");
    private static final int PROMPT_TOKENS = 0;
    private static final int COMPLETION_TOKENS = 1;
    private static final int PROMPT_DETAILS = 2;
    private static final int COMPLETION_DETAILS = 3;
    private static final int REASONING_TOKENS = 4;
    private static final int TOTAL_TOKENS = 5;

    private static final Names DETAILS = Names.of("cached_tokens", "reasoning_tokens");
    private static final int CACHED = 0;
    private static final int REASONING = 1;

    private long[] outputs = new long[4];
    private long[] reasonings = {UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN};
    private int used;

    private boolean given;
    private long prompt;
    private long output;
    private long cached;
    private long reasoning;
    private int outputFrom;
    private int outputTo;
    private int totalFrom;
    private int totalTo;

    void beginAnswer() {
        Arrays.fill(outputs, 0, used, 0);
        Arrays.fill(reasonings, 0, used, UNKNOWN);
        used = 0;
    }

    void beginEvent() {
        given = false;
        prompt = UNKNOWN;
        output = UNKNOWN;
        cached = UNKNOWN;
        reasoning = UNKNOWN;
        outputTo = 0;
        totalTo = 0;
    }

    void read(JsonCursor json) {
        if (!json.enterObject()) {
            return;
        }
        beginEvent(); // counts derived from timings give way
        given = true;
        for (int name; (name = json.nextName(USAGE)) != Names.END; ) {
            switch (name) {
                case PROMPT_TOKENS -> prompt = json.integer(UNKNOWN);
                case COMPLETION_TOKENS -> {
                    output = json.integer(UNKNOWN);
                    outputFrom = json.numberFrom();
                    outputTo = output >= 0 ? json.numberTo() : 0;
                }
                case TOTAL_TOKENS -> {
                    boolean number = json.integer(UNKNOWN) >= 0;
                    totalFrom = json.numberFrom();
                    totalTo = number ? json.numberTo() : 0;
                }
                case PROMPT_DETAILS, COMPLETION_DETAILS -> readDetails(json);
                case REASONING_TOKENS -> reasoning = json.integer(UNKNOWN);
                default -> json.skip();
            }
        }
    }

    private void readDetails(JsonCursor json) {
        if (!json.enterObject()) {
            return;
        }
        for (int name; (name = json.nextName(DETAILS)) != Names.END; ) {
            switch (name) {
                case CACHED -> cached = json.integer(UNKNOWN);
                case REASONING -> reasoning = json.integer(UNKNOWN);
                default -> json.skip();
            }
        }
    }

    /** Whether the event has no usage, or one in which at most the two counts that grow with each token differ from the last. */
    boolean isPlain() {
        return !given && output == UNKNOWN && prompt == UNKNOWN || given && outputTo > 0;
    }

    /** Whether the counts that grow stand behind a place in the event, as they do in every engine's events. */
    boolean isBehind(int place) {
        return !given || outputFrom >= place && (totalTo == 0 || totalFrom >= place);
    }

    /**
     * Makes holes for the counts that grow with each token, in the order in which they stand.
     *
     * @param begin begin of the event
     * @param nextHole index of the hole made next
     * @return which of the template's holes is the output count; −1 where the event has no usage
     */
    int holes(JsonTemplate template, int begin, int nextHole) {
        if (!given) {
            return UNKNOWN;
        }
        boolean totalFirst = totalTo > 0 && totalFrom < outputFrom;
        if (totalFirst) {
            template.numberHole(totalFrom - begin, totalTo - begin);
        }
        template.numberHole(outputFrom - begin, outputTo - begin);
        if (totalTo > 0 && !totalFirst) {
            template.numberHole(totalFrom - begin, totalTo - begin);
        }
        return totalFirst ? nextHole + 1 : nextHole;
    }

    /** The usage of the event walked last stands again in an event of one choice, but for its output count. */
    void again(long outputNow, int choice, TokenSink sink) {
        output = outputNow;
        if (output > 0 && choice < MOST_CHOICES) {
            ofChoice(choice, false, sink);
        }
    }

    /** Counts that stand elsewhere in the event; usage itself, before or behind them, takes precedence. */
    void derive(long promptTokens, long outputTokens, long cachedTokens) {
        if (!given) {
            prompt = promptTokens;
            output = outputTokens;
            cached = cachedTokens;
        }
    }

    /** Tells the sink. {@code last}: the event is the whole answer, so that whatever is known is final. */
    void endEvent(ChoiceReader choices, boolean last, TokenSink sink) {
        if (output == UNKNOWN && prompt == UNKNOWN) {
            return;
        }
        if (last && output > 0) {
            sink.outputTokensSoFar(output);
        }
        if (choices.count() != 1 || last) {
            sink.usage(prompt, output, cached, reasoning);
        } else if (output > 0 && choices.index() < MOST_CHOICES) {
            ofChoice(choices.index(), choices.finished(), sink);
        }
    }

    /** Prompt and cache are those of the one prompt that all choices share. */
    private void ofChoice(int index, boolean finished, TokenSink sink) {
        if (index >= outputs.length) {
            int from = reasonings.length;
            outputs = Arrays.copyOf(outputs, Math.max(index + 1, outputs.length * 2));
            reasonings = Arrays.copyOf(reasonings, outputs.length);
            Arrays.fill(reasonings, from, reasonings.length, UNKNOWN);
        }
        outputs[index] = output;
        reasonings[index] = reasoning;
        used = Math.max(used, index + 1);
        long all = 0;
        long allReasoning = UNKNOWN;
        for (int i = 0; i < used; i++) {
            all += outputs[i];
            if (reasonings[i] >= 0) {
                allReasoning = Math.max(0, allReasoning) + reasonings[i];
            }
        }
        sink.outputTokensSoFar(all);
        if (finished) {
            sink.usage(prompt, all, cached, allReasoning);
        }
    }
}
