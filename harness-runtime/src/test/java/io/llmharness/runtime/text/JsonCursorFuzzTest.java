package io.llmharness.runtime.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The cursor against Jackson on random texts, and alone on damaged ones; {@code -Dfuzz.rounds=1000000} for a long run. */
class JsonCursorFuzzTest {
    private static final int ROUNDS = Integer.getInteger("fuzz.rounds", 100_000);
    private static final Names DAMAGED = Names.of("a0", "usage1", "choices2", "é0");

    private final SplittableRandom random = new SplittableRandom(4711);
    private final JsonCursor json = new JsonCursor();

    @Test
    void readsWhatJacksonReads() throws IOException {
        ObjectMapper jackson = new ObjectMapper();
        RandomJson texts = new RandomJson(random);
        for (int round = 0; round < ROUNDS / 4; round++) {
            String text = texts.write(texts.tree(4));
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            json.reset(bytes, 0, bytes.length);
            assertReads(jackson.readTree(bytes), text);
            assertThat(json.finished()).as(text).isTrue();
        }
    }

    private void assertReads(JsonNode expected, String text) {
        if (random.nextInt(12) == 0) {
            json.skip();
        } else if (expected.isObject()) {
            assertReadsObject(expected, text);
        } else if (expected.isArray()) {
            assertThat(json.enterArray()).as(text).isTrue();
            for (JsonNode element : expected) {
                assertThat(json.nextElement()).as(text).isTrue();
                assertReads(element, text);
            }
            assertThat(json.nextElement()).as(text).isFalse();
        } else if (expected.isTextual()) {
            assertThat(json.string()).as(text).isTrue();
            assertThat(json.text()).isEqualTo(expected.textValue());
        } else {
            assertReadsScalar(expected, text);
        }
    }

    private void assertReadsObject(JsonNode expected, String text) {
        List<Map.Entry<String, JsonNode>> fields = new ArrayList<>(expected.properties());
        // names that need an escape are other names to the cursor
        List<String> plain = fields.stream()
                .map(Map.Entry::getKey)
                .filter(n -> n.chars().noneMatch(c -> c < ' ' || c == '"' || c == '\\'))
                .toList();
        Names names = Names.of(plain.toArray(String[]::new));
        assertThat(json.enterObject()).as(text).isTrue();
        for (Map.Entry<String, JsonNode> field : fields) {
            int wanted = plain.contains(field.getKey()) ? plain.indexOf(field.getKey()) : Names.OTHER;
            assertThat(json.nextName(names)).as(text).isEqualTo(wanted);
            assertReads(field.getValue(), text);
        }
        assertThat(json.nextName(names)).as(text).isEqualTo(Names.END);
    }

    private void assertReadsScalar(JsonNode expected, String text) {
        if (expected.isNull()) {
            assertThat(json.atNull()).as(text).isTrue();
            assertThat(json.string()).isFalse();
        } else if (expected.isBoolean()) {
            assertThat(json.bool()).as(text).isEqualTo(expected.booleanValue());
        } else if (expected.isIntegralNumber() && Math.abs(expected.longValue()) < 1_000_000_000_000_000_000L) {
            assertThat(json.integer(-1)).as(text).isEqualTo(expected.longValue());
        } else if (random.nextBoolean() && Math.abs(expected.doubleValue()) < 1e12) {
            long micros = new BigDecimal(expected.asText())
                    .movePointRight(6)
                    .setScale(0, RoundingMode.HALF_UP)
                    .longValue();
            // a number with an exponent goes through a double
            assertThat(json.fixedPoint(6, -1))
                    .as(text)
                    .isBetween(micros - 1 - micros / 1000_000_000L, micros + 1 + micros / 1000_000_000L);
        } else {
            assertThat(json.decimal(-1)).as(text).isEqualTo(expected.doubleValue());
        }
    }

    @Test
    void survivesDamagedTexts() {
        RandomJson texts = new RandomJson(random);
        for (int round = 0; round < ROUNDS; round++) {
            byte[] bytes = damage(texts.write(texts.tree(3)).getBytes(StandardCharsets.UTF_8));
            json.reset(bytes, 0, bytes.length);
            int steps = walk(0, bytes.length);
            if (steps > bytes.length + 1) {
                assertThat(steps)
                        .as(new String(bytes, StandardCharsets.ISO_8859_1))
                        .isLessThanOrEqualTo(bytes.length + 1);
            }
        }
    }

    /** Asks at random; every member costs at least one byte, so the number of steps is bounded. */
    private int walk(int steps, int limit) {
        int taken = steps;
        switch (random.nextInt(7)) {
            case 0 -> json.skip();
            case 1 -> {
                if (json.string()) {
                    json.text();
                }
            }
            case 2 -> json.integer(-1);
            case 3 -> json.fixedPoint(6, -1);
            case 4, 5 -> {
                if (json.enterObject()) {
                    while (taken <= limit && json.nextName(DAMAGED) != Names.END) {
                        taken = walk(taken + 1, limit);
                    }
                }
            }
            default -> {
                if (json.enterArray()) {
                    while (taken <= limit && json.nextElement()) {
                        taken = walk(taken + 1, limit);
                    }
                }
            }
        }
        return taken;
    }

    private byte[] damage(byte[] bytes) {
        byte[] damaged = bytes.clone();
        for (int hits = random.nextInt(4); hits > 0 && damaged.length > 0; hits--) {
            int at = random.nextInt(damaged.length);
            switch (random.nextInt(3)) {
                case 0 -> damaged[at] = (byte) random.nextInt(256);
                case 1 -> damaged[at] = (byte) "{}[]\",:\\-tn0 ".charAt(random.nextInt(13));
                default -> damaged = java.util.Arrays.copyOf(damaged, at);
            }
        }
        return damaged;
    }
}
