package io.llmharness.runtime.sim;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One path of an engine.
 *
 * @param method HTTP method in upper case
 * @param path   exact path, or one with a variable part written {@code *}: {@code /v1beta/models/*}. A variable part matches any
 *               non-empty text, slashes included; an exact path wins over a variable one
 * @param mark   how the engine's own calls are told from those of another engine that serves the same path on the same server;
 *               null when nothing marks them. Asked only where the path is shared
 */
public record SimRoute(
        String method,
        String path,
        Handler handler,
        @Nullable Predicate<SimCall> mark) {
    /** Answers one call. */
    @FunctionalInterface
    public interface Handler {
        /** The answer, or the order to generate one. Must not block. */
        SimAnswer answer(SimCall call);
    }

    /** A path that is asked for. */
    public static SimRoute get(String path, Handler handler) {
        return new SimRoute("GET", path, handler, null);
    }

    /** A path that is posted to. */
    public static SimRoute post(String path, Handler handler) {
        return new SimRoute("POST", path, handler, null);
    }

    /** The same, with calls that bear this mark. */
    public SimRoute marked(Predicate<SimCall> newMark) {
        return new SimRoute(method, path, handler, newMark);
    }
}
