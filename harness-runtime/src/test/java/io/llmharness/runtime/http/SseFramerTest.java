package io.llmharness.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SseFramerTest {
    private static final String BOM = "\u00EF\u00BB\u00BF";
    private final SseFramer framer = new SseFramer();

    @Test
    void passesTheDataOfEachEvent() {
        assertEvents("data: {\"a\":1}\n\ndata: {\"b\":2}\n\ndata: [DONE]\n\n", "{\"a\":1}", "{\"b\":2}", "[DONE]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void acceptsEveryLineEnd(String end) {
        String body = String.join(end, "data: one", "", "data: two", "data: three", "", "");
        assertEvents(body, "one", "two\nthree");
    }

    @Test
    void acceptsMixedLineEnds() {
        assertEvents("data: a\r\ndata: b\ndata: c\r\r\ndata: d\n\r", "a\nb\nc", "d");
    }

    @Test
    void stripsOneSpaceAfterTheColonAndNoMore() {
        assertEvents("data:x\n\ndata: y\n\ndata:  z\n\ndata:\tt\n\n", "x", "y", " z", "\tt");
    }

    @Test
    void ignoresAByteOrderMarkAtTheStartOnly() {
        assertEvents(BOM + "data: a\n\n" + BOM + "data: b\n\ndata: c\n\n", "a", "c");
        assertEvents(BOM + "\ndata: a\n\n", "a");
        assertEvents(BOM + ": ping\n\ndata: a\n\n", "a");
    }

    @Test
    void ignoresCommentsAndPings() {
        assertEvents(":\n\n: keep-alive\n\ndata: a\n:\n\n:data: no\n\n", "a");
    }

    @Test
    void joinsDataLinesWithLineFeeds() {
        assertEvents("data: {\ndata:  \"a\": 1\ndata: }\n\n", "{\n \"a\": 1\n}");
        assertEvents("data: a\nevent: x\n: c\ndata: b\nid: 7\ndata\ndata:c\n\n", "a\nb\n\nc");
    }

    @Test
    void ignoresKnownFieldsAndUnknownOnesThatHoldNoJson() {
        assertEvents(
                "event: {\"no\":1}\nid: {}\nretry: 5\nretry: {1}\nfoo: bar\nfoo\ndatax: 1\ndat: 2\ndata: a\n\n", "a");
    }

    @Test
    void passesAnUnknownFieldThatHoldsJsonAsAnEvent() {
        assertEvents("data: a\n\nerror: {\"code\":500}\n\n", "a", "{\"code\":500}");
        assertEvents("error:{\"code\":500}\n", "{\"code\":500}");
    }

    @Test
    void passesABareJsonLineAsAnEvent() {
        assertEvents("{\"error\":{\"message\":\"x: y\"}}\n\n", "{\"error\":{\"message\":\"x: y\"}}");
    }

    @Test
    void ignoresEventsWithoutData() {
        assertEvents("\n\ndata\n\ndata:\n\ndata: \n\nevent: ping\n\ndata: a\n\n\n\n", "a");
    }

    @Test
    void anEmptyDataLineCountsBesideAnother() {
        assertEvents("data:\ndata: a\n\n", "\na");
    }

    @Test
    void keepsBytesAboveAscii() {
        assertEvents(
                "data: \u00F0\u009F\u0098\u0080\u0085\u00E2\u0080\u00A8\n\n",
                "\u00F0\u009F\u0098\u0080\u0085\u00E2\u0080\u00A8");
    }

    @Test
    void passesALastEventWithoutItsBlankLineWhenTheBodyIsComplete() {
        assertEvents("data: {\"a\":1}\n\ndata: [DONE]", "{\"a\":1}", "[DONE]");
        assertEvents("data: [DONE]\n", "[DONE]");
        assertEvents("data: [DONE]\r", "[DONE]");
        assertEvents("{\"detail\":\"x\"}", "{\"detail\":\"x\"}");
    }

    @Test
    void dropsALastEventThatIsCut() {
        assertEvents("data: a\n\ndata: {\"b\":", "a");
        assertEvents("data: a\n\ndata: {\"b\":1}\ndata: x", "a");
        assertEvents("data: a\n\ndat", "a");
    }

    @Test
    void dispatchesAtTheCarriageReturnWithoutWaitingForMore() {
        List<String> events = new ArrayList<>();
        feed("data: a\r\n\r", events);
        assertThat(events).containsExactly("a");
        feed("\ndata: b\r\n\r\n", events);
        assertThat(events).containsExactly("a", "b");
    }

    @Test
    void findsEventsWhereverTheyStandInTheArray() {
        for (int padding = 0; padding < 20; padding++) {
            assertEvents(":" + "p".repeat(padding) + "\ndata: value\n\n", "value");
        }
    }

    @Test
    void growsForLongEventsAndShrinksAfterThem() {
        String text = "x".repeat(3 << 20);
        assertThat(Framing.whole(framer, "data: " + text + "\n\n")).containsExactly(text);
        assertThat(Framing.atRandom(framer, "data: " + text + "\n\ndata: b\n\n", new SplittableRandom(1)))
                .containsExactly(text, "b");
        assertThat(Framing.whole(framer, "data: c\n\n")).containsExactly("c");
    }

    @Test
    void flagsAnEventBeyondTheLimit() {
        ByteBuf chunk = Unpooled.wrappedBuffer(new byte[8 << 20]);
        List<String> events = new ArrayList<>();
        for (int i = 0; i < BodyFramer.MAX_EVENT_BYTES >> 23; i++) {
            framer.feed(chunk, e -> events.add("?"));
            assertThat(framer.violated()).isFalse();
        }
        framer.feed(chunk, e -> events.add("?"));
        assertThat(framer.violated()).isTrue();
        feed("\n\ndata: a\n\n", events);
        framer.end(e -> events.add("?"));
        assertThat(events).isEmpty();
        framer.reset();
        assertThat(framer.violated()).isFalse();
        feed("data: a\n\n", events);
        assertThat(events).containsExactly("a");
        chunk.release();
    }

    @Test
    void leavesTheChunkAsItIs() {
        ByteBuf chunk = Unpooled.copiedBuffer("..data: a\n\n..", java.nio.charset.StandardCharsets.US_ASCII);
        chunk.readerIndex(2).writerIndex(chunk.writerIndex() - 2);
        List<String> events = new ArrayList<>();
        framer.feed(chunk, e -> events.add("e"));
        assertThat(events).hasSize(1);
        assertThat(chunk.readableBytes()).isEqualTo(9);
        assertThat(chunk.release()).isTrue();
    }

    private void feed(String text, List<String> events) {
        ByteBuf chunk = Unpooled.copiedBuffer(text, java.nio.charset.StandardCharsets.ISO_8859_1);
        framer.feed(chunk, e -> events.add(new String(e.bytes(), e.from(), e.to() - e.from())));
        chunk.release();
    }

    private void assertEvents(String body, String... expected) {
        assertThat(Framing.whole(framer, body)).as("whole").containsExactly(expected);
        assertThat(Framing.byteByByte(framer, body)).as("byte by byte").containsExactly(expected);
        for (int cut = 0; cut <= body.length(); cut++) {
            assertThat(Framing.cutAt(framer, body, cut)).as("cut at " + cut).containsExactly(expected);
        }
        assertThat(SseReference.events(body)).as("reference").containsExactly(expected);
    }
}
