package io.llmharness.runtime.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** Feeds a body to a framer in pieces and collects the events as text, one character a byte. */
final class Framing {
    private Framing() {}

    static List<String> whole(BodyFramer framer, String body) {
        return cutAt(framer, body);
    }

    static List<String> byteByByte(BodyFramer framer, String body) {
        int[] cuts = new int[Math.max(0, bytes(body).length - 1)];
        Arrays.setAll(cuts, i -> i + 1);
        return cutAt(framer, body, cuts);
    }

    static List<String> atRandom(BodyFramer framer, String body, RandomGenerator random) {
        int length = bytes(body).length;
        int longest = 1 + random.nextInt(Math.max(1, length));
        List<Integer> cuts = new ArrayList<>();
        for (int at = random.nextInt(longest + 1); at < length; at += random.nextInt(longest + 1)) {
            cuts.add(at);
        }
        return cutAt(framer, body, cuts.stream().mapToInt(Integer::intValue).toArray());
    }

    /** One exchange; the framer is reset first. */
    static List<String> cutAt(BodyFramer framer, String body, int... cuts) {
        byte[] all = bytes(body);
        List<String> events = new ArrayList<>();
        EventConsumer out =
                e -> events.add(new String(e.bytes(), e.from(), e.to() - e.from(), StandardCharsets.ISO_8859_1));
        framer.reset();
        int from = 0;
        for (int cut : cuts) {
            feed(framer, all, from, cut, out);
            from = cut;
        }
        feed(framer, all, from, all.length, out);
        framer.end(out);
        return events;
    }

    private static void feed(BodyFramer framer, byte[] all, int from, int to, EventConsumer out) {
        // the framer must not keep the chunk: it is overwritten after the call
        ByteBuf chunk = Unpooled.copiedBuffer(all, from, to - from);
        framer.feed(chunk, out);
        Arrays.fill(chunk.array(), (byte) '#');
        chunk.release();
    }

    private static byte[] bytes(String body) {
        return body.getBytes(StandardCharsets.ISO_8859_1);
    }
}
