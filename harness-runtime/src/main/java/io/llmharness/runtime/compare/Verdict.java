package io.llmharness.runtime.compare;

/** What is known of a figure's change. */
public enum Verdict {
    /** The interval lies on the better side of no change. */
    BETTER("better"),
    /** The interval lies on the worse side of no change. */
    WORSE("worse"),
    /** The interval lies within the margin on both sides: whatever the change is, it is too small to matter. */
    SAME("same"),
    /** The forks do not tell. */
    INCONCLUSIVE("inconclusive");

    private final String key;

    Verdict(String key) {
        this.key = key;
    }

    /** The word in every format. */
    public String key() {
        return key;
    }
}
