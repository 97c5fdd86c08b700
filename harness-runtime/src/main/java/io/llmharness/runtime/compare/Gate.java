package io.llmharness.runtime.compare;

import java.util.Collection;
import java.util.Collections;

/** Whether a figure kept within its margin; of several, the worst counts, which is the last of them in this order. */
public enum Gate {
    /** No margin was set for it. */
    NONE("–"),
    /** The interval's bound beats the margin. */
    PASSED("passed"),
    /** The interval straddles the margin, or there is none. */
    INCONCLUSIVE("inconclusive"),
    /** Worse by more than the margin. */
    FAILED("failed");

    private final String key;

    Gate(String key) {
        this.key = key;
    }

    /** The word in every format. */
    public String key() {
        return key;
    }

    static Gate worst(Collection<Gate> gates) {
        return gates.isEmpty() ? NONE : Collections.max(gates);
    }
}
