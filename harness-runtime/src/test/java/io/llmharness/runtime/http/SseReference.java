package io.llmharness.runtime.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What {@link SseFramer} must find in a body: the WHATWG algorithm word for word over a whole text, one character a byte. */
final class SseReference {
    private static final Set<String> KNOWN = Set.of("event", "id", "retry");

    private final List<String> events = new ArrayList<>();
    private @Nullable StringBuilder data;

    private SseReference() {}

    static List<String> events(String body) {
        SseReference reference = new SseReference();
        reference.read(body.startsWith("\u00EF\u00BB\u00BF") ? body.substring(3) : body);
        return reference.events;
    }

    private void read(String body) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < body.length(); i++) {
            char c = body.charAt(i);
            if (c == '\n' || c == '\r') {
                if (c == '\r' && i + 1 < body.length() && body.charAt(i + 1) == '\n') {
                    i++;
                }
                line(line.toString());
                line.setLength(0);
            } else {
                line.append(c);
            }
        }
        String rest = line.toString();
        if (rest.isEmpty()) {
            line("");
        } else if (rest.endsWith("}") || rest.endsWith("]")) {
            line(rest);
            line("");
        }
    }

    private void line(String line) {
        if (line.isEmpty()) {
            if (data != null && data.length() > 1) {
                events.add(data.substring(0, data.length() - 1));
            }
            data = null;
            return;
        }
        if (line.startsWith("{")) {
            events.add(line);
            return;
        }
        int colon = line.indexOf(':');
        String field = colon < 0 ? line : line.substring(0, colon);
        String value = colon < 0 ? "" : line.substring(colon + 1);
        if (field.equals("data")) {
            data = data == null ? new StringBuilder() : data;
            data.append(value.startsWith(" ") ? value.substring(1) : value).append('\n');
        } else if (!field.isEmpty()
                && !KNOWN.contains(field)
                && value.replaceFirst("^ +", "").startsWith("{")) {
            events.add(value.replaceFirst("^ +", ""));
        }
    }
}
