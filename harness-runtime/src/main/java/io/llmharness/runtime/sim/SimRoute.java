package io.llmharness.runtime.sim;

/**
 * One path of an engine.
 *
 * @param method HTTP method in upper case
 * @param path   exact path, or one with a variable part written {@code *}: {@code /v1beta/models/*}. A variable part matches any
 *               non-empty text, slashes included; an exact path wins over a variable one
 */
public record SimRoute(String method, String path, Handler handler) {
    /** Answers one call. */
    @FunctionalInterface
    public interface Handler {
        /** The answer, or the order to generate one. Must not block. */
        SimAnswer answer(SimCall call);
    }

    /** A path that is asked for. */
    public static SimRoute get(String path, Handler handler) {
        return new SimRoute("GET", path, handler);
    }

    /** A path that is posted to. */
    public static SimRoute post(String path, Handler handler) {
        return new SimRoute("POST", path, handler);
    }
}
