package io.llmharness.adapters.openai.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmharness.runtime.engine.EngineTarget;
import io.llmharness.runtime.engine.EventSlice;
import io.llmharness.runtime.engine.FailureCause;
import io.llmharness.runtime.engine.NativeFigure;
import io.llmharness.runtime.engine.ResponseHead;
import io.llmharness.runtime.engine.Secret;
import io.llmharness.runtime.engine.TokenSink;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;

/** Events that are compared with the last one must tell the sink exactly what walking them would tell. */
class TokenEventTest {
    private static final EngineTarget TARGET =
            new EngineTarget("vllm", "vllm", URI.create("http://localhost:8000"), "m", Secret.NONE, Map.of(), true);

    private static final Flavour FLAVOUR = (request, target, out) -> {};

    private static final List<String> SHAPES = List.of(
            "{\"id\":\"a\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"%T\"},\"finish_reason\":null}]}",
            "{\"id\":\"a\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"%T\"},\"finish_reason\":null}],"
                    + "\"usage\":{\"prompt_tokens\":12,\"total_tokens\":%A,\"completion_tokens\":%N}}",
            "{\"id\":\"a\",\"usage\":{\"completion_tokens\":%N,\"prompt_tokens\":12,\"total_tokens\":%A},"
                    + "\"choices\":[{\"index\":0,\"delta\":{\"content\":\"%T\"}}]}",
            "{\"choices\":[{\"index\":1,\"text\":\"%T\",\"finish_reason\":null}],"
                    + "\"usage\":{\"completion_tokens\":%N,\"total_tokens\":%A,\"prompt_tokens\":3}}",
            "{\"choices\":[{\"index\":0,\"delta\":{\"reasoning\":\"%T\"}}],\"usage\":{\"completion_tokens\":%N}}",
            "{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"%T\",\"reasoning_content\":\"%T\"}}]}",
            "{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"%T\"},\"finish_reason\":\"stop\"}],"
                    + "\"usage\":{\"completion_tokens\":%N}}",
            "{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"%T\"}},{\"index\":1,\"delta\":{\"content\":\"%T\"}}]}",
            "{\"choices\":[],\"usage\":{\"prompt_tokens\":12,\"completion_tokens\":%N}}",
            "{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"%T\"}}],\"timings\":{\"predicted_n\":%N,\"predicted_ms\":4.5}}");

    private static final List<String> TEXTS = List.of(
            "",
            "x",
            " hello",
            "\\\"",
            "\\\\",
            "é",
            "\\u00e9",
            "a\\nb",
            "\\",
            "\"",
            "}",
            "null",
            "\",\"finish_reason\":\"stop");

    private static final List<String> NUMBERS = List.of(
            "0", "1", "17", "123456789012345678", "1234567890123456789", "-1", "1.5", "1e3", "null", "\"3\"", "");

    private static String event(SplittableRandom random, String shape) {
        String event = shape;
        while (event.contains("%T")) {
            event = event.replaceFirst("%T", Matcher.quoteReplacement(pick(random, TEXTS)));
        }
        int n = random.nextInt(100);
        String output = random.nextInt(4) > 0 ? Integer.toString(n) : pick(random, NUMBERS);
        String all = random.nextInt(4) > 0 ? Integer.toString(n + 12) : pick(random, NUMBERS);
        event = event.replace("%N", output).replace("%A", all);
        if (random.nextInt(10) == 0) {
            int at = random.nextInt(event.length());
            event = event.substring(0, at) + (char) random.nextInt(32, 127) + event.substring(at + random.nextInt(2));
        }
        return event;
    }

    private static String pick(SplittableRandom random, List<String> from) {
        return from.get(random.nextInt(from.size()));
    }

    @Test
    void comparedEventsTellWhatWalkedEventsTell() {
        SplittableRandom random = new SplittableRandom(11);
        int compared = 0;
        for (int answer = 0; answer < 20_000; answer++) {
            OpenAiDecoder learning = new OpenAiDecoder(TARGET, FLAVOUR, true);
            OpenAiDecoder walking = new OpenAiDecoder(TARGET, FLAVOUR, false);
            Calls fast = new Calls();
            Calls slow = new Calls();
            learning.begin(Calls.HEAD, fast);
            walking.begin(Calls.HEAD, slow);
            String shape = pick(random, SHAPES);
            List<String> events = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                shape = random.nextInt(5) == 0 ? pick(random, SHAPES) : shape;
                String event = event(random, shape);
                events.add(event);
                learning.event(slice(event), fast);
                walking.event(slice(event), slow);
                assertThat(fast.calls).as(() -> String.join("\n", events)).isEqualTo(slow.calls);
            }
            compared += learning.compared();
        }
        assertThat(compared).isGreaterThan(5_000);
    }

    @Test
    void chunksWithAChoiceAreFramesWhateverElseTheyHold() {
        OpenAiDecoder decoder = new OpenAiDecoder(TARGET, FLAVOUR);
        int[] frames = {0};
        Calls sink = new Calls() {
            @Override
            public void frame() {
                frames[0]++;
            }
        };
        decoder.begin(Calls.HEAD, sink);
        decoder.event(slice("{\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"\"}}]}"), sink);
        assertThat(frames[0]).isEqualTo(1);
        decoder.event(slice("{\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}"), sink);
        assertThat(frames[0]).isEqualTo(2);
        decoder.event(slice("{\"choices\":[],\"usage\":{\"completion_tokens\":3}}"), sink);
        decoder.event(slice("[DONE]"), sink);
        assertThat(frames[0]).isEqualTo(2);
        assertThat(sink.calls).contains("finish stop", "done").noneMatch(call -> call.startsWith("text"));
    }

    private static EventSlice slice(String event) {
        byte[] bytes = ("data: " + event + "\n\n").getBytes(StandardCharsets.UTF_8);
        return new EventSlice().set(bytes, 6, bytes.length - 2);
    }

    /** Writes down what it is told. */
    private static class Calls implements TokenSink {
        static final ResponseHead HEAD = new ResponseHead() {
            @Override
            public int status() {
                return 200;
            }

            @Override
            public String header(String name) {
                return null;
            }
        };

        final List<String> calls = new ArrayList<>();

        private static String of(byte[] json, int from, int to) {
            return new String(json, from, to - from, StandardCharsets.UTF_8);
        }

        @Override
        public void text(byte[] json, int from, int to) {
            if (from != to) {
                calls.add("text " + of(json, from, to));
            }
        }

        @Override
        public void reasoning(byte[] json, int from, int to) {
            calls.add("reasoning " + of(json, from, to));
        }

        @Override
        public void toolCall() {
            calls.add("tool");
        }

        @Override
        public void outputTokensSoFar(long tokens) {
            calls.add("soFar " + tokens);
        }

        @Override
        public void usage(long input, long output, long cached, long reasoning) {
            calls.add("usage " + input + " " + output + " " + cached + " " + reasoning);
        }

        @Override
        public void figure(NativeFigure figure, long nanos) {
            calls.add(figure + " " + nanos);
        }

        @Override
        public void finishReason(byte[] json, int from, int to) {
            calls.add("finish " + of(json, from, to));
        }

        @Override
        public void done() {
            calls.add("done");
        }

        @Override
        public void error(FailureCause cause, String message) {
            calls.add("error " + cause + " " + message);
        }
    }
}
