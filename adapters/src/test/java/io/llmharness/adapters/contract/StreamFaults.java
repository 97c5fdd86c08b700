package io.llmharness.adapters.contract;

import io.llmharness.runtime.engine.Framing;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The same stream written in other ways that its framing allows, and damaged. Bodies are handled as ISO 8859-1, so that each byte is a
 * character.
 */
final class StreamFaults {
    private static final int HUGE = 10_000_000;
    private static final String BOM = "\u00EF\u00BB\u00BF";

    private final boolean sse;
    private final List<String> events;

    /** A stream of server-sent events, or of lines. */
    StreamFaults(Framing framing, byte[] body) {
        sse = framing == Framing.EVENTS;
        events = split(new String(body, StandardCharsets.ISO_8859_1), sse ? "\n\n" : "\n");
    }

    /** Each with its end. */
    private static List<String> split(String body, String end) {
        String unix = body.replace("\r\n", "\n");
        List<String> events = new ArrayList<>();
        int from = 0;
        for (int to; (to = unix.indexOf(end, from)) >= 0; from = to + end.length()) {
            events.add(unix.substring(from, to + end.length()));
        }
        if (from < unix.length()) {
            events.add(unix.substring(from));
        }
        return events;
    }

    int size() {
        return events.size();
    }

    /** The first events alone. */
    byte[] first(int count) {
        return bytes(String.join("", events.subList(0, count)));
    }

    /** Something that is no JSON in front of the event. */
    byte[] garbageBefore(int event) {
        return with(event, sse ? "data: \u0001<oops \u00FF\n\n" : "\u0001<oops \u00FF\n");
    }

    /** Ten million bytes that are no JSON, on one line in front of the event. */
    byte[] hugeGarbageBefore(int event) {
        String line = "{\"x\":" + "[".repeat(HUGE);
        return with(event, sse ? "data: " + line + "\n\n" : line + "\n");
    }

    private byte[] with(int event, String more) {
        return bytes(String.join("", events.subList(0, event))
                + more
                + String.join("", events.subList(event, events.size())));
    }

    /** Other ways to write the same; what is named here must be read like the original. */
    Map<String, byte[]> sameMeaning() {
        String body = String.join("", events);
        Map<String, String> same = new LinkedHashMap<>();
        same.put("CR LF", body.replace("\n", "\r\n"));
        if (sse) {
            same.put("a byte order mark", BOM + body);
            same.put("CR alone", body.replace('\n', '\r'));
            same.put("comments", ": hello\n\n" + body.replace("\n\n", "\n: ping\n\n:\n\n"));
            same.put("other fields", body.replaceAll("(?md)^data:", "event: message\nid: 7\nretry: 10\ndata:"));
            same.put("data without a blank", body.replaceAll("(?md)^data: ", "data:"));
            same.put("several data lines", severalLines());
            same.put("a line of 10 MB", ": " + "x".repeat(HUGE) + "\n\n" + body);
        } else {
            same.put("blank lines", "\n \n" + body.replace("\n", "\n\n\t\n"));
            same.put("a line of 10 MB", " ".repeat(HUGE) + "\n" + body);
        }
        Map<String, byte[]> bytes = new LinkedHashMap<>();
        same.forEach((name, text) -> bytes.put(name, bytes(text)));
        return bytes;
    }

    /** A line break in front of the first member of each object, which is white space to JSON once the lines are joined. */
    private String severalLines() {
        return String.join("", events).replaceAll("(?md)^data: \\{\"", "data: {\ndata: \"");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
