package io.llmharness.runtime.engine;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How the body of a successful answer is cut into events. */
public enum Framing {
    /** Server-sent events: the data of each. */
    EVENTS,
    /** NDJSON: each line. */
    LINES,
    /** One JSON array that is written piece by piece: each element, and last the closing bracket by itself. */
    ARRAY,
    /** No stream: the body as a whole. */
    WHOLE;

    /** What a content type says by itself; no type, or one that is not known, is {@link #WHOLE}. */
    public static Framing of(@Nullable String contentType) {
        String type = contentType == null ? "" : contentType.toLowerCase(Locale.ROOT);
        if (type.startsWith("text/event-stream")) {
            return EVENTS;
        }
        return type.startsWith("application/x-ndjson") || type.startsWith("application/stream+json") ? LINES : WHOLE;
    }
}
