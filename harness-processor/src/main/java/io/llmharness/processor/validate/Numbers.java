package io.llmharness.processor.validate;

/** Numbers as users write them. */
final class Numbers {
    private Numbers() {}

    /** {@code 2.0} as {@code 2}. */
    static String text(Number number) {
        double value = number.doubleValue();
        return value == Math.rint(value) && Math.abs(value) < 1e15 ? Long.toString((long) value) : number.toString();
    }
}
