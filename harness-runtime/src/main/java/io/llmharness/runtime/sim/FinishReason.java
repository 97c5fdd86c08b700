package io.llmharness.runtime.sim;

/** Why an answer ended. */
public enum FinishReason {
    /** The model came to its end; the last token is the invisible end-of-text token. */
    STOP,
    /** The wanted number of tokens was reached. */
    LENGTH
}
