package io.llmharness.adapters.wire;

import io.llmharness.runtime.engine.EventSlice;
import io.llmharness.runtime.engine.TokenSink;
import io.llmharness.runtime.text.JsonTemplate;

/**
 * The text events of one stream: all alike but for their text and, with some engines, one number that grows. The first is walked and
 * learned; those that follow are compared with it, and walked only when they differ elsewhere.
 */
public final class TextEvent {
    private final JsonTemplate template = new JsonTemplate();
    private int text;

    /** Nothing is learned. */
    public void forget() {
        template.forget();
    }

    /** Tells the sink the event's text if it is the learned one but for its values; false: nothing was told, walk it. */
    public boolean readLikeTheLast(EventSlice event, TokenSink sink) {
        if (!template.matches(event.bytes(), event.from(), event.to())) {
            return false;
        }
        sink.text(event.bytes(), template.from(text), template.to(text));
        return true;
    }

    /** Learns an event that was walked just now and holds one text and nothing else that counts. */
    public void learn(EventSlice event, int textFrom, int textTo) {
        template.forget();
        text = 0;
        template.stringHole(textFrom - event.from(), textTo - event.from());
        template.learn(event.bytes(), event.from(), event.to());
    }

    /** The same where a whole number that means nothing changes, too. */
    public void learn(EventSlice event, int textFrom, int textTo, int numberFrom, int numberTo) {
        template.forget();
        int begin = event.from();
        text = numberFrom < textFrom ? 1 : 0;
        if (text == 1) {
            template.numberHole(numberFrom - begin, numberTo - begin);
        }
        template.stringHole(textFrom - begin, textTo - begin);
        if (text == 0) {
            template.numberHole(numberFrom - begin, numberTo - begin);
        }
        template.learn(event.bytes(), begin, event.to());
    }
}
