package io.llmharness.runtime.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonCursorTest {
    private static final Names NAMES = Names.of("a", "b", "choices");
    private static final int A = 0;
    private static final int B = 1;

    private final JsonCursor json = new JsonCursor();

    @Test
    void walksAnObject() {
        read(" { \"a\" : 1 , \"x\":[1,{\"a\":2}], \"b\":\"t\" } \r\n");
        assertThat(json.enterObject()).isTrue();
        assertThat(json.nextName(NAMES)).isEqualTo(A);
        assertThat(json.integer(-1)).isEqualTo(1);
        assertThat(json.nextName(NAMES)).isEqualTo(Names.OTHER);
        json.skip();
        assertThat(json.nextName(NAMES)).isEqualTo(B);
        assertThat(json.string()).isTrue();
        assertThat(json.text()).isEqualTo("t");
        assertThat(json.nextName(NAMES)).isEqualTo(Names.END);
        assertThat(json.finished()).isTrue();
    }

    @Test
    void walksNestedEmptyContainers() {
        read("{\"a\":{},\"b\":[[],[{}]],\"a\":[]}");
        assertThat(json.enterObject()).isTrue();
        assertThat(json.nextName(NAMES)).isEqualTo(A);
        assertThat(json.enterObject()).isTrue();
        assertThat(json.nextName(NAMES)).isEqualTo(Names.END);
        assertThat(json.nextName(NAMES)).isEqualTo(B);
        assertThat(json.enterArray()).isTrue();
        assertThat(json.nextElement()).isTrue();
        assertThat(json.enterArray()).isTrue();
        assertThat(json.nextElement()).isFalse();
        assertThat(json.nextElement()).isTrue();
        json.skip();
        assertThat(json.nextElement()).isFalse();
        assertThat(json.nextName(NAMES)).isEqualTo(A);
        assertThat(json.enterArray()).isTrue();
        assertThat(json.nextElement()).isFalse();
        assertThat(json.nextName(NAMES)).isEqualTo(Names.END);
        assertThat(json.finished()).isTrue();
    }

    @Test
    void aValueOfAnotherTypeIsSkipped() {
        read("[null,1,\"s\",{\"a\":[1]},[{}],true,-2.5e3]");
        json.enterArray();
        json.nextElement();
        assertThat(json.enterObject()).isFalse();
        json.nextElement();
        assertThat(json.string()).isFalse();
        json.nextElement();
        assertThat(json.integer(-7)).isEqualTo(-7);
        json.nextElement();
        assertThat(json.enterArray()).isFalse();
        json.nextElement();
        assertThat(json.bool()).isFalse();
        json.nextElement();
        assertThat(json.fixedPoint(3, -9)).isEqualTo(-9);
        json.nextElement();
        assertThat(json.integer(0)).isEqualTo(-2500);
        assertThat(json.nextElement()).isFalse();
        assertThat(json.finished()).isTrue();
    }

    @Test
    void looksAtAValueWithoutConsumingIt() {
        read("[null,{},\"x\"]");
        json.enterArray();
        json.nextElement();
        assertThat(json.atNull()).isTrue();
        json.skip();
        json.nextElement();
        assertThat(json.atObject()).isTrue();
        assertThat(json.atString()).isFalse();
        json.skip();
        json.nextElement();
        assertThat(json.atString()).isTrue();
        json.skip();
        assertThat(json.nextElement()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "0,0", "-1,-1", "42,42", "999999999999999999,999999999999999999", "-999999999999999999,-999999999999999999",
        "1.9,1", "1e3,1000", "9223372036854775807,9223372036854775807", "1e300,9223372036854775807", "007,7"
    })
    void readsIntegers(String text, long expected) {
        read(text);
        assertThat(json.integer(-5)).isEqualTo(expected);
        assertThat(json.finished()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "0,0",
        "41.2,41200000",
        "0.001,1000",
        "1848.965,1848965000",
        "0.0000004,0",
        "0.0000005,1",
        "1.9999999,2000000",
        "-0.5,-500000",
        "12,12000000",
        "1e3,1000000000",
        "1.5E-2,15000",
        "0.1234567890123456789,123457",
        "123456789012.5,123456789012500000",
        "42.595800000000004,42595800",
        "1e300,9223372036854775807"
    })
    void readsMillisecondsAsNanoseconds(String text, long expected) {
        read(text);
        assertThat(json.fixedPoint(6, -5)).isEqualTo(expected);
        assertThat(json.finished()).isTrue();
    }

    @Test
    void readsFixedPointsOfOtherScales() {
        read("1.5");
        assertThat(json.fixedPoint(0, -5)).isEqualTo(2);
        read("1.25");
        assertThat(json.fixedPoint(9, -5)).isEqualTo(1_250_000_000);
        read("0.000000000000000001");
        assertThat(json.fixedPoint(18, -5)).isEqualTo(1);
    }

    @Test
    void readsDecimals() {
        read("-12.5e-1");
        assertThat(json.decimal(9)).isEqualTo(-1.25);
        read("\"1\"");
        assertThat(json.decimal(9)).isEqualTo(9);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-", "-x", "1-2", "1.2.3", "--1", "1e", "0x10"})
    void aMalformedNumberFails(String text) {
        read(text);
        assertThat(json.integer(-5)).isEqualTo(-5);
        assertThat(json.failed()).isTrue();
        read(text);
        assertThat(json.fixedPoint(6, -5)).isEqualTo(-5);
        assertThat(json.failed()).isTrue();
    }

    @Test
    void readsBooleans() {
        read("[true,false,null,1]");
        json.enterArray();
        boolean[] found = new boolean[4];
        for (int i = 0; json.nextElement(); i++) {
            found[i] = json.bool();
        }
        assertThat(found).containsExactly(true, false, false, false);
    }

    @Test
    void skipsWhatPythonWritesForNoNumber() {
        read("{\"x\":NaN,\"y\":[Infinity,-Infinity],\"a\":1}");
        json.enterObject();
        json.nextName(NAMES);
        json.skip();
        json.nextName(NAMES);
        json.skip();
        assertThat(json.nextName(NAMES)).isEqualTo(A);
        assertThat(json.integer(-1)).isEqualTo(1);
    }

    @Test
    void findsTheEndOfAStringWhereverItStands() {
        for (int before = 0; before < 20; before++) {
            for (int length = 0; length < 20; length++) {
                String text = "x".repeat(length);
                read(" ".repeat(before) + "\"" + text + "\" ");
                assertThat(json.string()).isTrue();
                assertThat(json.text()).isEqualTo(text);
                assertThat(json.stringEmpty()).isEqualTo(length == 0);
                assertThat(json.finished()).isTrue();
            }
        }
    }

    @Test
    void findsTheEndOfAStringBehindEscapes() {
        for (int before = 0; before < 20; before++) {
            String plain = "x".repeat(before);
            read("[\"" + plain + "\\\"y\\\\\",\"" + plain + "\\\\\"]");
            json.enterArray();
            json.nextElement();
            assertThat(json.string()).isTrue();
            assertThat(json.text()).isEqualTo(plain + "\"y\\");
            json.nextElement();
            assertThat(json.string()).isTrue();
            assertThat(json.text()).isEqualTo(plain + "\\");
            assertThat(json.nextElement()).isFalse();
            assertThat(json.finished()).isTrue();
        }
    }

    @Test
    void comparesPlainStrings() {
        read("\"error\"");
        json.string();
        assertThat(json.stringIs("error")).isTrue();
        assertThat(json.stringIs("errors")).isFalse();
        assertThat(json.stringIs("errox")).isFalse();
    }

    @Test
    void staysWithinItsBounds() {
        byte[] bytes = "[1]\"quote\"".getBytes(StandardCharsets.UTF_8);
        json.reset(bytes, 3, 8);
        assertThat(json.string()).isFalse();
        assertThat(json.failed()).isTrue();
        json.reset(bytes, 0, 3);
        json.skip();
        assertThat(json.finished()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[",
                "\"",
                "\"\\",
                "{\"a\"",
                "{\"a\":",
                "{\"a\":1",
                "{\"a\":1,",
                "{,}",
                "{\"a\" 1}",
                "{\"a\":1 \"b\":2}",
                "[1 2]",
                "{a:1}",
                "}",
                "]",
                ",",
                ":",
                "\u0001",
                "\u00e9",
                "{\"a\":}",
                "{\"a\":1,}",
                "[1,]",
                "[,1]",
                "'a'"
            })
    void aMalformedTextFailsAndStaysFailed(String text) {
        read(text);
        if (json.enterObject()) {
            for (int name; (name = json.nextName(NAMES)) != Names.END; ) {
                assertThat(name).isIn(A, B, Names.OTHER);
                json.skip();
            }
        } else if (!json.failed()) {
            read(text);
            json.enterArray();
            while (json.nextElement()) {
                json.skip();
            }
        }
        assertThat(json.failed()).isTrue();
        assertThat(json.finished()).isFalse();
        assertEverythingSaysEnd();
    }

    private void assertEverythingSaysEnd() {
        assertThat(json.enterObject()).isFalse();
        assertThat(json.enterArray()).isFalse();
        assertThat(json.nextName(NAMES)).isEqualTo(Names.END);
        assertThat(json.nextElement()).isFalse();
        assertThat(json.string()).isFalse();
        assertThat(json.stringEmpty()).isTrue();
        assertThat(json.integer(-3)).isEqualTo(-3);
        assertThat(json.bool()).isFalse();
        assertThat(json.atNull()).isFalse();
        json.skip();
        assertThat(json.failed()).isTrue();
    }

    private void read(String text) {
        byte[] bytes = ("#" + text + "#").getBytes(StandardCharsets.UTF_8);
        json.reset(bytes, 1, bytes.length - 1);
    }

    @Test
    void readsAnyScalarAsItsCharacters() {
        read("[\"a\\n\",-1.5e3,true,null,{\"x\":[1]},[2],7]");
        json.enterArray();
        List<String> read = new ArrayList<>();
        while (json.nextElement()) {
            read.add(
                    json.scalar()
                            ? new String(
                                    json.bytes(),
                                    json.stringFrom(),
                                    json.stringTo() - json.stringFrom(),
                                    StandardCharsets.UTF_8)
                            : "-");
        }
        assertThat(read).containsExactly("a\\n", "-1.5e3", "true", "null", "-", "-", "7");
        assertThat(json.finished()).isTrue();
    }
}
