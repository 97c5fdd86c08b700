package io.llmharness.runtime.text;

/** Other people's words, made fit to print: they must not drive the reader's terminal. */
public final class Printable {
    private Printable() {}

    /** On one line, and without control characters or such that change the direction of writing. */
    public static String line(String text) {
        return clean(text, false);
    }

    /** {@link #line} with its line breaks kept. */
    public static String lines(String text) {
        return clean(text, true);
    }

    private static String clean(String text, boolean breaks) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            int type = Character.getType(c);
            boolean control = Character.isISOControl(c) || type == Character.FORMAT || type == Character.LINE_SEPARATOR;
            clean.appendCodePoint(control && !(breaks && c == '\n') ? ' ' : c);
        });
        return clean.toString();
    }
}
