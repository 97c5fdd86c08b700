package io.llmharness.runtime.text;

/**
 * What was asked for makes sense but cannot be done now: an engine does not answer, a process does not start. The message is a
 * sentence for the user and is shown without a stack trace; the process ends with code 1.
 */
public final class RunFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public RunFailure(String message) {
        super(message);
    }

    public RunFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
