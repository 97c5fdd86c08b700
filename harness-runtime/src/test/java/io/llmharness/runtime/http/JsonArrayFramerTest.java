package io.llmharness.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class JsonArrayFramerTest {
    private static final int ROUNDS = Integer.getInteger("fuzz.rounds", 100_000);
    private static final String[] PIECES = {
        "[",
        "]",
        "{",
        "}",
        ",",
        "\"",
        "\\",
        "\\\"",
        ":",
        " ",
        "\r\n",
        "1",
        "null",
        "{\"a\":[1,{}]}",
        "[[]]",
        "\"],[\"",
        "\u00EF"
    };

    private final JsonArrayFramer framer = new JsonArrayFramer();

    @Test
    void passesEachElementAndTheEnd() {
        assertEvents("[{\"a\":1},{\"b\":2}]", "{\"a\":1}", "{\"b\":2}", "]");
        assertEvents("[]", "]");
    }

    @Test
    void looksAtBracketsAndNotAtLines() {
        String pretty = "{\n  \"parts\": [\n    {\"text\": \"a\"}\n  ]\n}";
        assertEvents("[" + pretty + "\n,\r\n" + pretty + "\n]\n", pretty, pretty, "]");
    }

    @Test
    void bracketsInsideStringsMeanNothing() {
        assertEvents("[{\"a\":\"}],[{\"},{\"b\":\"\\\"}\\\\\"}]", "{\"a\":\"}],[{\"}", "{\"b\":\"\\\"}\\\\\"}", "]");
    }

    @Test
    void passesElementsWithoutBrackets() {
        assertEvents("[1 , \"a,]b\",null, true ]", "1", "\"a,]b\"", "null", "true", "]");
        assertEvents("[[1,[2]],[]]", "[1,[2]]", "[]", "]");
    }

    @Test
    void aCutArrayHasNoEnd() {
        assertEvents("[{\"a\":1},{\"b\":", "{\"a\":1}");
        assertEvents("[{\"a\":1}", "{\"a\":1}");
        assertEvents("[{\"a\":1},\"x", "{\"a\":1}");
    }

    @Test
    void whatIsNoArrayIsOneEvent() {
        assertEvents("{\"error\":{\"code\":429}}\n", "{\"error\":{\"code\":429}}");
        assertEvents("<html>a, b]</html>\n", "<html>a, b]</html>");
        assertEvents("");
        assertEvents(" \r\n");
    }

    @Test
    void skipsAByteOrderMark() {
        assertEvents("\u00EF\u00BB\u00BF[{}]", "{}", "]");
    }

    @Test
    void flagsAnElementBeyondTheLimit() {
        ByteBuf chunk = Unpooled.wrappedBuffer(new byte[32 << 20]);
        chunk.setByte(0, '[').setByte(1, '"');
        List<String> events = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            framer.feed(chunk, e -> events.add("?"));
        }
        framer.end(e -> events.add("?"));
        assertThat(framer.violated()).isTrue();
        assertThat(events).isEmpty();
        assertThat(Framing.whole(framer, "[{}]")).containsExactly("{}", "]");
        chunk.release();
    }

    @Test
    void anyBodyGivesTheSameEventsHoweverItIsCut() {
        SplittableRandom random = new SplittableRandom(44);
        for (int round = 0; round < ROUNDS; round++) {
            StringBuilder body = new StringBuilder(random.nextInt(4) == 0 ? "" : "[");
            for (int pieces = random.nextInt(24); pieces > 0; pieces--) {
                body.append(PIECES[random.nextInt(PIECES.length)]);
            }
            List<String> whole = Framing.whole(framer, body.toString());
            List<String> cut = Framing.atRandom(framer, body.toString(), random);
            if (!cut.equals(whole)) {
                assertThat(cut).as(body.toString()).isEqualTo(whole);
            }
        }
    }

    private void assertEvents(String body, String... expected) {
        assertThat(Framing.whole(framer, body)).as("whole").containsExactly(expected);
        assertThat(Framing.byteByByte(framer, body)).as("byte by byte").containsExactly(expected);
        for (int cut = 0; cut <= body.length(); cut++) {
            assertThat(Framing.cutAt(framer, body, cut)).as("cut at " + cut).containsExactly(expected);
        }
    }
}
