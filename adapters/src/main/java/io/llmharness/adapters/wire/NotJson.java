package io.llmharness.adapters.wire;

import io.llmharness.runtime.engine.EventSlice;
import java.util.Arrays;

/** What to say of an event that is not the JSON object that it should be: a proxy's page, a line that was cut. */
public final class NotJson {
    private static final int READ = 4 << 10;
    private static final int QUOTED = 80;

    private NotJson() {}

    /** One line with the event's first words, or the title of a page. */
    public static String words(EventSlice event) {
        int to = Math.min(event.to(), event.from() + READ);
        String begin = ErrorText.of(Arrays.copyOfRange(event.bytes(), event.from(), to));
        return "not a JSON object: " + (begin.length() > QUOTED ? begin.substring(0, QUOTED) + "…" : begin);
    }

    /** Whether the event is nothing but white space. */
    public static boolean isBlank(EventSlice event) {
        for (int i = event.from(); i < event.to(); i++) {
            if (event.bytes()[i] > ' ' || event.bytes()[i] < 0) {
                return false;
            }
        }
        return true;
    }
}
