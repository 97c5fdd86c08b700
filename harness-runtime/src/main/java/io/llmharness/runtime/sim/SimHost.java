package io.llmharness.runtime.sim;

import java.util.List;

/** What a dialect may know of the server it speaks for. */
public interface SimHost {
    /** How the server was configured. */
    SimOptions options();

    /** When the server was started, in ms since the epoch. */
    long startedEpochMillis();

    /** Requests that run now; those that wait are not among them. */
    int running();

    /** Requests that wait for a slot or for memory. */
    int waiting();

    /** Share of the KV cache in use, 0 to 1; 0 where it is unlimited. */
    double kvUsage();

    /** Empties the prefix cache. */
    void forgetPrompts();

    /** A number that looks random and does not come twice in a server's life; the same numbers in a row for the same seed. */
    long freshId();

    /** Has every generation's end told to the listener, on the event loop that served it. */
    void onEnd(EndListener listener);

    /** Whether a request may name this model: one of the configured ones, any when none are, and every fault. */
    default boolean serves(String model) {
        List<String> models = options().models();
        return models.isEmpty() || models.contains(model) || Fault.ofModel(model) != null;
    }

    /** Hears of ended generations. */
    @FunctionalInterface
    interface EndListener {
        /** The generation ended in this way; it will not change any more. */
        void ended(Generation generation, Outcome outcome);
    }
}
