package io.llmharness.adapters.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmharness.adapters.contract.RecordingSink;
import io.llmharness.runtime.engine.EventSlice;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TextEventTest {
    private final TextEvent texts = new TextEvent();
    private final RecordingSink sink = new RecordingSink();

    @Test
    void readsWhatDiffersInItsTextAlone() {
        assertThat(texts.readLikeTheLast(slice("{'t':'a','i':1}"), sink)).isFalse();
        learn("{'t':'a','i':1}");
        assertThat(texts.readLikeTheLast(slice("{'t':' long\\u0022er','i':1}"), sink))
                .isTrue();
        assertThat(texts.readLikeTheLast(slice("{'t':'b','i':2}"), sink)).isFalse();
        assertThat(sink.told().text()).isEqualTo(" long\"er");
    }

    @Test
    void aNumberMayGrowBeforeOrBehindTheText() {
        learn("{'n':9,'t':'a'}", 5);
        assertThat(texts.readLikeTheLast(slice("{'n':10,'t':'b'}"), sink)).isTrue();
        learn("{'t':'a','n':99}", 13);
        assertThat(texts.readLikeTheLast(slice("{'t':'c','n':100}"), sink)).isTrue();
        assertThat(texts.readLikeTheLast(slice("{'t':'c','n':-1}"), sink)).isFalse();
        assertThat(sink.told().text()).isEqualTo("bc");
    }

    @Test
    void forgets() {
        learn("{'t':'a'}");
        texts.forget();
        assertThat(texts.readLikeTheLast(slice("{'t':'a'}"), sink)).isFalse();
    }

    private void learn(String event) {
        EventSlice slice = slice(event);
        int from = slice.from() + event.indexOf("'a'") + 1;
        texts.learn(slice, from, from + 1);
    }

    private void learn(String event, int number) {
        EventSlice slice = slice(event);
        int text = slice.from() + event.indexOf("'a'") + 1;
        int to = number;
        while (Character.isDigit(event.charAt(to))) {
            to++;
        }
        texts.learn(slice, text, text + 1, slice.from() + number, slice.from() + to);
    }

    private static EventSlice slice(String event) {
        byte[] bytes = ("data: " + event.replace('\'', '"')).getBytes(StandardCharsets.UTF_8);
        return new EventSlice().set(bytes, 6, bytes.length);
    }
}
