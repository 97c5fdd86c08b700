package io.llmharness.processor.read;

/**
 * A source that does not compile, or not yet: a name in it cannot be resolved. Another processor may still write what is missing;
 * if none does, javac itself says so, and better than we could.
 */
public final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1;

    Unreadable(String what) {
        super(what, null, false, false);
    }
}
