package io.llmharness.adapters;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmharness.adapters.contract.Heads;
import io.llmharness.adapters.contract.RecordingSink;
import io.llmharness.adapters.contract.Replay;
import io.llmharness.adapters.contract.Targets;
import io.llmharness.adapters.contract.Told;
import io.llmharness.runtime.engine.EventSlice;
import io.llmharness.runtime.engine.ResponseDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The streams of hosted engines, in every chunking and cut at every event, and their text events read in both ways. */
class HostedStreamTest {
    private static final String TEXT = "Hello, é😀 \"q\"größe\n";
    private static final List<String> TEXTS =
            List.of("", "x", " hello", "\\\"", "\\\\", "é", "\\u00e9", "a\\nb", "\\", "\"", "}", "\",\"type\":\"ping");

    @ParameterizedTest
    @EnumSource
    void meansTheSameInEveryChunking(HostedStream stream) {
        byte[] answer = answer(HostedStream.body(stream.events()));
        Replay replay = replay(stream);
        Told whole = replay.play(answer);
        assertThat(whole).extracting(Told::outcome, Told::text, Told::reasoning).containsExactly("ok", TEXT, "Let me");
        assertThat(whole.usage().subList(0, 3)).containsExactly(11L, 12L, 4L);
        assertThat(whole.toolCalls()).isPositive();
        assertThat(replay.play(answer)).as("again on the same connection").isEqualTo(whole);
        assertThat(replay.play(answer, IntStream.range(1, answer.length).toArray()))
                .as("one byte at a time")
                .isEqualTo(whole);
        for (int cut = 1; cut < answer.length; cut++) {
            if (!replay.play(answer, cut).equals(whole)) {
                assertThat(replay.play(answer, cut)).as("cut at " + cut).isEqualTo(whole);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void cutAfterAnyEventItIsTruncated(HostedStream stream) {
        List<String> events = stream.events();
        for (int count = 0; count < events.size(); count++) {
            assertThat(replay(stream)
                            .play(answer(HostedStream.body(events.subList(0, count))))
                            .outcome())
                    .as("after " + count + " events, HTTP ended well")
                    .isEqualTo("truncated");
        }
    }

    @ParameterizedTest
    @EnumSource
    void commentsAndOtherFieldsBetweenEventsAreNothing(HostedStream stream) {
        String plain = new String(HostedStream.body(stream.events()), StandardCharsets.UTF_8);
        String dressed = ": hi\n\n" + plain.replace("\r\n\r\n", "\n: ping\nid: 1\n\nevent: noise\n\nretry: 5\n\n");
        assertThat(replay(stream).play(answer(dressed.getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(replay(stream).play(answer(plain.getBytes(StandardCharsets.UTF_8))));
    }

    /** One decoder may learn from each event; the other is made to forget before each, by an event that means nothing. */
    @ParameterizedTest
    @EnumSource
    void textEventsThatAreComparedTellWhatWalkedOnesTell(HostedStream stream) {
        SplittableRandom random = new SplittableRandom(13);
        for (int answer = 0; answer < 3_000; answer++) {
            RecordingSink fast = new RecordingSink();
            RecordingSink slow = new RecordingSink();
            ResponseDecoder learning = decoder(stream, fast);
            ResponseDecoder walking = decoder(stream, slow);
            List<String> events = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                String event = event(stream, random);
                events.add(event);
                feed(learning, event, fast);
                walking.event(slice("{\"type\":\"noise\"}"), slow);
                feed(walking, event, slow);
            }
            if (!fast.told().equals(slow.told())) {
                assertThat(fast.told()).as(String.join("\n", events)).isEqualTo(slow.told());
            }
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "GEMINI")
    void aTextEventLikeTheLastIsRecognised(HostedStream stream) {
        RecordingSink sink = new RecordingSink();
        ResponseDecoder decoder = decoder(stream, sink);
        decoder.event(slice(stream.text("a")), sink);
        assertThat(decoder.eventLikeTheLast(slice(stream.text("b").replace(":5,", ":16,")), sink))
                .isTrue();
        assertThat(decoder.eventLikeTheLast(slice(stream.text("c") + " "), sink))
                .isFalse();
        assertThat(sink.told().text()).isEqualTo("ab");
    }

    private static void feed(ResponseDecoder decoder, String event, RecordingSink sink) {
        sink.beginEvent();
        decoder.event(slice(event), sink);
        sink.endEvent();
    }

    private static String event(HostedStream stream, SplittableRandom random) {
        List<String> events = stream.events();
        String event = random.nextInt(5) == 0
                ? events.get(random.nextInt(events.size()))
                : stream.text(TEXTS.get(random.nextInt(TEXTS.size())));
        event = event.replace(":5,", ":" + random.nextInt(1_000) + ",");
        if (random.nextInt(10) == 0) {
            int at = random.nextInt(event.length());
            event = event.substring(0, at) + (char) random.nextInt(32, 127) + event.substring(at + random.nextInt(2));
        }
        return event;
    }

    private static ResponseDecoder decoder(HostedStream stream, RecordingSink sink) {
        ResponseDecoder decoder = stream.adapter.decoder(Targets.of(stream.adapter, stream.options));
        decoder.begin(Heads.status(200), sink);
        return decoder;
    }

    private static EventSlice slice(String event) {
        byte[] bytes = ("data: " + event + "\n\n").getBytes(StandardCharsets.UTF_8);
        return new EventSlice().set(bytes, 6, bytes.length - 2);
    }

    private static Replay replay(HostedStream stream) {
        return new Replay(stream.adapter, Targets.of(stream.adapter, stream.options));
    }

    private static byte[] answer(byte[] body) {
        return Replay.answer("text/event-stream; charset=utf-8", new String(body, StandardCharsets.UTF_8));
    }
}
