package io.llmharness.runtime.text;

/**
 * What was asked for cannot be done as it was asked: a wrong option, an unknown name, a missing variable. The message is a
 * sentence for the user and is shown without a stack trace; the process ends with code 2.
 */
public class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UsageException(String message) {
        super(message);
    }

    public UsageException(String message, Throwable cause) {
        super(message, cause);
    }
}
