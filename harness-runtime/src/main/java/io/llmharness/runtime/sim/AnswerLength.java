package io.llmharness.runtime.sim;

/** How long answers are before the model ends by itself: {@code 64} or {@code 32..256} tokens, the end-of-text token included. */
record AnswerLength(int least, int most) {
    static AnswerLength parse(String text) {
        int dots = text.indexOf("..");
        int least = SimValues.positive(dots < 0 ? text : text.substring(0, dots));
        int most = dots < 0 ? least : SimValues.positive(text.substring(dots + 2));
        if (most < least) {
            throw new IllegalArgumentException("a range such as 32..256");
        }
        return new AnswerLength(least, most);
    }

    /** A length for this random value; uniform over the range. */
    int pick(long random) {
        return least + (int) Math.floorMod(random, (long) most - least + 1);
    }
}
