package io.llmharness.adapters.openai.wire;

import io.llmharness.runtime.engine.EventSlice;
import io.llmharness.runtime.engine.TokenSink;
import io.llmharness.runtime.text.JsonTemplate;

/**
 * The token events of one answer: all alike but for their text and, where the engine sends running usage, two counts. The first is walked
 * and learned; those that follow are compared with it, and walked only when they differ elsewhere.
 */
final class TokenEvent {
    private static final int TEXT = 0;

    private final ChoiceReader choices;
    private final UsageReader usage;
    private final JsonTemplate template = new JsonTemplate();
    private int choice;
    private int outputHole;
    private int compared;

    TokenEvent(ChoiceReader choices, UsageReader usage) {
        this.choices = choices;
        this.usage = usage;
    }

    /** How many events were read without walking them. */
    int compared() {
        return compared;
    }

    void forget() {
        template.forget();
    }

    /** Reads the event if it is the learned one but for its values; false: nothing was told to the sink, walk it. */
    boolean readLikeTheLast(EventSlice event, TokenSink sink) {
        if (!template.matches(event.bytes(), event.from(), event.to())) {
            return false;
        }
        compared++;
        sink.text(event.bytes(), template.from(TEXT), template.to(TEXT));
        if (outputHole >= 0) {
            usage.again(template.number(outputHole), choice, sink);
        }
        return true;
    }

    /** Learns the event that was walked just now, if it is a token event and nothing else; nothing is learned yet. */
    void learn(EventSlice event) {
        if (!choices.isPlainText() || !usage.isPlain() || !usage.isBehind(choices.textTo())) {
            return;
        }
        int begin = event.from();
        template.stringHole(choices.textFrom() - begin, choices.textTo() - begin);
        choice = choices.index();
        outputHole = usage.holes(template, begin, TEXT + 1);
        template.learn(event.bytes(), begin, event.to());
    }
}
