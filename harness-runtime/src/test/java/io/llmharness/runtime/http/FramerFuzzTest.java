package io.llmharness.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Random bodies, random cuts; {@code -Dfuzz.rounds=1000000} for a long run. */
class FramerFuzzTest {
    private static final int ROUNDS = Integer.getInteger("fuzz.rounds", 100_000);
    private static final String[] PIECES = {
        "\n",
        "\n\n",
        "\r",
        "\r\n",
        "\r\n\r\n",
        "data:",
        "data: ",
        "data",
        "{\"a\":1}",
        "[DONE]",
        ":",
        ": ping",
        "event: x",
        "id: {",
        "error: {\"c\":2}",
        "error:",
        "{",
        "}",
        "]",
        " ",
        "x",
        "\u00EF\u00BB\u00BF",
        "retry: 1",
        "foo: {}",
        "\u0000",
        "data: {\"choices\":[{\"delta\":{\"content\":\"some longer text\"}}]}\n\n",
        "dat",
        "\u00FF\u0085"
    };

    @Test
    void serverSentEventsLikeTheReference() {
        SplittableRandom random = new SplittableRandom(42);
        SseFramer framer = new SseFramer();
        for (int round = 0; round < ROUNDS; round++) {
            String body = body(random);
            List<String> found = Framing.atRandom(framer, body, random);
            if (!found.equals(SseReference.events(body))) {
                assertThat(found).as(body).isEqualTo(SseReference.events(body));
            }
        }
    }

    @Test
    void linesLikeTheReference() {
        SplittableRandom random = new SplittableRandom(43);
        NdjsonFramer framer = new NdjsonFramer();
        for (int round = 0; round < ROUNDS; round++) {
            String body = body(random);
            List<String> found = Framing.atRandom(framer, body, random);
            if (!found.equals(NdjsonFramerTest.reference(body))) {
                assertThat(found).as(body).isEqualTo(NdjsonFramerTest.reference(body));
            }
        }
    }

    private static String body(RandomGenerator random) {
        StringBuilder body = new StringBuilder();
        for (int pieces = random.nextInt(24); pieces > 0; pieces--) {
            body.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return body.toString();
    }
}
