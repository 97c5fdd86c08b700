package io.llmharness.adapters;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmharness.adapters.contract.RecordingSink;
import io.llmharness.adapters.contract.Recordings;
import io.llmharness.adapters.contract.Targets;
import io.llmharness.adapters.contract.Told;
import io.llmharness.adapters.http.HttpAdapter;
import io.llmharness.adapters.ollama.OllamaAdapter;
import io.llmharness.adapters.openai.OpenAiAdapter;
import io.llmharness.adapters.tgi.TgiAdapter;
import io.llmharness.runtime.engine.EngineAdapter;
import io.llmharness.runtime.engine.EventSlice;
import io.llmharness.runtime.engine.FailureCause;
import io.llmharness.runtime.engine.ResponseDecoder;
import io.llmharness.runtime.engine.ResponseHead;
import io.llmharness.runtime.http.BodyFramer;
import io.llmharness.runtime.http.EventConsumer;
import io.llmharness.runtime.http.JsonArrayFramer;
import io.llmharness.runtime.http.NdjsonFramer;
import io.llmharness.runtime.http.SseFramer;
import io.llmharness.runtime.http.WholeBody;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Damaged streams, made from recorded ones, or from documented ones where none is recorded: no exception, no hang, and every one ends classified.
 * {@code -Dfuzz.rounds=1000000} for a long run.
 */
@Timeout(600)
class DecoderFuzzTest {
    private static final int ROUNDS = Integer.getInteger("fuzz.rounds", 100_000);
    private static final Set<String> OUTCOMES = Stream.concat(
                    Stream.of("ok"), Arrays.stream(FailureCause.values()).map(FailureCause::key))
            .collect(Collectors.toSet());
    private static final byte[] TELLING = "{}[]\":,\\\n\r t0-.d".getBytes(StandardCharsets.US_ASCII);

    private final SplittableRandom random = new SplittableRandom(20261122);

    @Test
    void openAiStreams() {
        List<byte[]> seeds = new ArrayList<>(bodies("vllm", "openai", "vllm"));
        seeds.addAll(bodies("llama-server", "openai", "openai"));
        fuzz(new OpenAiAdapter(), new SseFramer(), false, seeds, ROUNDS);
    }

    @Test
    void openAiPlainAnswers() {
        fuzz(new OpenAiAdapter(), new WholeBody(), true, bodies("llama-server", "openai", "openai"), ROUNDS / 5);
    }

    @Test
    void ollamaStreams() {
        fuzz(new OllamaAdapter(), new NdjsonFramer(), false, bodies("ollama", "ollama", "ollama"), ROUNDS);
    }

    @Test
    void tgiStreams() {
        List<byte[]> seeds = bodies("tgi", "tgi", "tgi").stream()
                .filter(body -> body.length < 10_000)
                .toList();
        fuzz(new TgiAdapter(), new SseFramer(), false, seeds, ROUNDS, "endpoint", "generate");
        fuzz(new TgiAdapter(), new SseFramer(), false, seeds, ROUNDS / 5);
        fuzz(new TgiAdapter(), new WholeBody(), true, seeds, ROUNDS / 5, "endpoint", "generate");
    }

    @Test
    void describedStreams() {
        String[] rules = {
            "text", "/message/content | /response | /token/text | /choices/*/delta/content if /choices/*/index!=1",
            "finish", "/done_reason",
            "tool", "/top_tokens/*",
            "input_tokens", "/prompt_eval_count",
            "output_tokens", "/eval_count",
            "end", "/done=true | /generated_text | [DONE]"
        };
        List<byte[]> lines = bodies("ollama", "ollama", "ollama");
        List<byte[]> events = bodies("tgi", "tgi", "tgi").stream()
                .filter(body -> body.length < 10_000)
                .toList();
        fuzz(new HttpAdapter(), new NdjsonFramer(), false, lines, ROUNDS, rules);
        fuzz(new HttpAdapter(), new SseFramer(), false, events, ROUNDS, rules);
        fuzz(new HttpAdapter(), new JsonArrayFramer(), false, lines, ROUNDS / 5, rules);
        fuzz(new HttpAdapter(), new WholeBody(), true, lines, ROUNDS / 5, rules);
    }

    @ParameterizedTest
    @EnumSource
    void hostedStreams(HostedStream stream) {
        List<String> events = stream.events();
        byte[] cut = HostedStream.body(events.subList(events.size() / 2, events.size()));
        byte[] json = String.join("\n", events).getBytes(StandardCharsets.UTF_8);
        List<byte[]> seeds = List.of(HostedStream.body(events), cut, json);
        fuzz(stream.adapter, new SseFramer(), false, seeds, ROUNDS, stream.options);
        List<byte[]> plain = events.stream()
                .map(event -> event.getBytes(StandardCharsets.UTF_8))
                .filter(event -> event.length > 30)
                .toList();
        fuzz(stream.adapter, new WholeBody(), true, plain, ROUNDS / 5, stream.options);
    }

    private static List<byte[]> bodies(String folder, String engine, String orEngine) {
        Recordings recordings = Recordings.of(folder);
        return recordings.names().stream()
                .filter(n -> recordings.engine(n).equals(engine)
                        || recordings.engine(n).equals(orEngine))
                .map(recordings::body)
                .filter(b -> b.length > 0)
                .toList();
    }

    private void fuzz(
            EngineAdapter adapter,
            BodyFramer framer,
            boolean whole,
            List<byte[]> seeds,
            int rounds,
            String... options) {
        ResponseDecoder decoder = adapter.decoder(Targets.of(adapter, options));
        for (int round = 0; round < rounds; round++) {
            byte[] body = damage(seeds.get(random.nextInt(seeds.size())), seeds.get(random.nextInt(seeds.size())));
            Told told = play(decoder, framer, whole, body);
            boolean sound = OUTCOMES.contains(told.outcome())
                    && told.text().length() + told.reasoning().length() <= body.length
                    && told.message().length() <= 1_000
                    && told.payloads() <= body.length / 8;
            if (!sound) {
                assertThat(told)
                        .as(new String(body, StandardCharsets.ISO_8859_1))
                        .isNull();
            }
        }
    }

    private Told play(ResponseDecoder decoder, BodyFramer framer, boolean whole, byte[] body) {
        RecordingSink sink = new RecordingSink();
        EventConsumer out = new Decoding(decoder, sink, whole);
        framer.reset();
        decoder.begin(HEAD, sink);
        int cut = random.nextInt(body.length + 1);
        feed(framer, body, 0, cut, out);
        feed(framer, body, cut, body.length, out);
        framer.end(out);
        return sink.told();
    }

    /** As the runtime passes events on. */
    private record Decoding(ResponseDecoder decoder, RecordingSink sink, boolean whole) implements EventConsumer {
        @Override
        public void event(EventSlice event) {
            sink.beginEvent();
            if (whole) {
                decoder.whole(event, sink);
            } else {
                decoder.event(event, sink);
            }
            sink.endEvent();
        }

        @Override
        public boolean recognises(EventSlice likely) {
            sink.beginEvent();
            boolean taken = decoder.eventLikeTheLast(likely, sink);
            if (taken) {
                sink.endEvent();
            }
            return taken;
        }
    }

    private static void feed(BodyFramer framer, byte[] body, int from, int to, EventConsumer out) {
        ByteBuf chunk = Unpooled.wrappedBuffer(body, from, to - from);
        framer.feed(chunk, out);
        chunk.release();
    }

    private byte[] damage(byte[] seed, byte[] other) {
        byte[] body = random.nextInt(8) == 0 ? splice(seed, other) : seed.clone();
        for (int hits = random.nextInt(1, 6); hits > 0 && body.length > 1; hits--) {
            int at = random.nextInt(body.length);
            switch (random.nextInt(6)) {
                case 0 -> body[at] = (byte) random.nextInt(256);
                case 1, 2 -> body[at] = TELLING[random.nextInt(TELLING.length)];
                case 3 -> body = Arrays.copyOf(body, at);
                case 4 -> body = without(body, at, Math.min(body.length, at + random.nextInt(1, 40)));
                default -> body = splice(Arrays.copyOf(body, at), body);
            }
        }
        return body;
    }

    private static byte[] without(byte[] body, int from, int to) {
        byte[] rest = Arrays.copyOf(body, body.length - (to - from));
        System.arraycopy(body, to, rest, from, body.length - to);
        return rest;
    }

    /** The beginning of one and the end of another. */
    private byte[] splice(byte[] head, byte[] tail) {
        int from = random.nextInt(tail.length + 1);
        byte[] both = Arrays.copyOf(head, head.length + tail.length - from);
        System.arraycopy(tail, from, both, head.length, tail.length - from);
        return both;
    }

    private static final ResponseHead HEAD = new ResponseHead() {
        @Override
        public int status() {
            return 200;
        }

        @Override
        public @Nullable String header(String name) {
            return null;
        }
    };
}
