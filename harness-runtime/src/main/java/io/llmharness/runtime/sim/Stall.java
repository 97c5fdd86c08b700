package io.llmharness.runtime.sim;

/**
 * A time in which the engine does nothing: no token is made and the work in hand waits. Written {@code 1s@5s} (once, 5 s after the
 * first request) or {@code 2s/10s} (2 s at the end of every 10 s).
 *
 * @param lengthNanos how long it lasts
 * @param atNanos     when it begins, or the period it recurs with
 */
record Stall(long lengthNanos, long atNanos, boolean periodic) {
    static Stall parse(String text) {
        int mark = Math.max(text.indexOf('@'), text.indexOf('/'));
        if (mark < 0) {
            throw new IllegalArgumentException("a stall such as 1s@5s or 2s/10s");
        }
        boolean periodic = text.charAt(mark) == '/';
        Stall stall = new Stall(
                SimValues.nanos(text.substring(0, mark)), SimValues.nanos(text.substring(mark + 1)), periodic);
        if (periodic && stall.lengthNanos >= stall.atNanos) {
            throw new IllegalArgumentException("a stall shorter than its period");
        }
        return stall;
    }
}
