package io.llmharness.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NdjsonFramerTest {
    private final NdjsonFramer framer = new NdjsonFramer();

    @Test
    void passesEachLine() {
        assertEvents("{\"a\":1}\n{\"b\":2}\n", "{\"a\":1}", "{\"b\":2}");
    }

    @Test
    void acceptsCarriageReturnsAndBlankLines() {
        assertEvents("\r\n{\"a\":1}\r\n\n \t\n  {\"b\":2} \n", "{\"a\":1}", "{\"b\":2}");
    }

    @Test
    void passesALastLineWithoutItsEndUnlessItIsCut() {
        assertEvents("{\"a\":1}\n{\"b\":2}", "{\"a\":1}", "{\"b\":2}");
        assertEvents("{\"a\":1}\n{\"b\":", "{\"a\":1}");
    }

    @Test
    void takesLinesOfAnyLength() {
        String line = "{\"context\":[" + "1,".repeat(500_000) + "1]}";
        assertThat(Framing.whole(framer, line + "\n{}\n")).containsExactly(line, "{}");
    }

    @Test
    void flagsALineBeyondTheLimit() {
        ByteBuf chunk = Unpooled.wrappedBuffer(new byte[32 << 20]);
        List<String> events = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            framer.feed(chunk, e -> events.add("?"));
        }
        framer.end(e -> events.add("?"));
        assertThat(framer.violated()).isTrue();
        assertThat(events).isEmpty();
        assertThat(Framing.whole(framer, "{}\n")).containsExactly("{}");
        chunk.release();
    }

    private void assertEvents(String body, String... expected) {
        assertThat(Framing.whole(framer, body)).as("whole").containsExactly(expected);
        for (int cut = 0; cut <= body.length(); cut++) {
            assertThat(Framing.cutAt(framer, body, cut)).as("cut at " + cut).containsExactly(expected);
        }
        assertThat(reference(body)).as("reference").containsExactly(expected);
    }

    static List<String> reference(String body) {
        List<String> events = new ArrayList<>();
        String[] lines = body.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            boolean whole = i < lines.length - 1 || lines[i].endsWith("}");
            String line = lines[i].replaceFirst("^[ \\r\\t]+", "").replaceFirst("[ \\r\\t]+$", "");
            if (whole && !line.isEmpty()) {
                events.add(line);
            }
        }
        return events;
    }
}
