package io.llmharness.adapters.wire;

import io.llmharness.runtime.engine.NativeFigure;
import io.llmharness.runtime.engine.ResponseHead;
import io.llmharness.runtime.engine.TokenSink;

/** Figures that an engine puts into the headers of an answer. A header that is absent, negative or no number says nothing. */
public final class HeaderFigures {
    private static final int MOST_DIGITS = 12;
    private static final int NANOS_PER_MILLI = 1_000_000;
    private static final long UNKNOWN = -1;

    private HeaderFigures() {}

    /** A header that is a whole number. */
    public static void count(ResponseHead head, String name, NativeFigure figure, TokenSink sink) {
        String text = head.header(name);
        if (text != null && endOfDigits(text, 0) == text.length()) {
            tell(figure, digits(text, 0, text.length()), sink);
        }
    }

    /** A header that is a decimal number of milliseconds. */
    public static void millis(ResponseHead head, String name, NativeFigure figure, TokenSink sink) {
        String text = head.header(name);
        if (text != null) {
            tell(figure, nanos(text, 0), sink);
        }
    }

    /** The {@code dur} of a metric in {@code Server-Timing} (W3C), in milliseconds. */
    public static void serverTiming(ResponseHead head, String metric, NativeFigure figure, TokenSink sink) {
        String text = head.header("server-timing");
        int at = text == null ? -1 : text.indexOf(metric);
        if (text == null || at < 0) {
            return;
        }
        int comma = text.indexOf(',', at);
        int duration = text.indexOf("dur=", at);
        if (duration >= 0 && (comma < 0 || duration < comma)) {
            tell(figure, nanos(text, duration + "dur=".length()), sink);
        }
    }

    private static void tell(NativeFigure figure, long value, TokenSink sink) {
        if (value >= 0) {
            sink.figure(figure, value);
        }
    }

    /** Digits and, behind a point, more of them; what follows must be no letter. */
    private static long nanos(String text, int from) {
        int to = endOfDigits(text, from);
        long millis = digits(text, from, to);
        if (millis < 0) {
            return UNKNOWN;
        }
        long nanos = millis * NANOS_PER_MILLI;
        if (to < text.length() && text.charAt(to) == '.') {
            long unit = NANOS_PER_MILLI / 10;
            for (to++; to < text.length() && isDigit(text.charAt(to)); to++) {
                nanos += (text.charAt(to) - '0') * unit;
                unit /= 10;
            }
        }
        return to < text.length() && Character.isLetter(text.charAt(to)) ? UNKNOWN : nanos;
    }

    private static int endOfDigits(String text, int from) {
        int to = from;
        while (to < text.length() && isDigit(text.charAt(to))) {
            to++;
        }
        return to;
    }

    private static long digits(String text, int from, int to) {
        if (from == to || to - from > MOST_DIGITS) {
            return UNKNOWN;
        }
        long value = 0;
        for (int i = from; i < to; i++) {
            value = value * 10 + (text.charAt(i) - '0');
        }
        return value;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
