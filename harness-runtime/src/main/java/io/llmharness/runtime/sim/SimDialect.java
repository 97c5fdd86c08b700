package io.llmharness.runtime.sim;

import java.util.List;

/**
 * How one engine talks: the server side of its wire protocol. Found by {@link java.util.ServiceLoader}; one object serves any
 * number of servers, so what belongs to a server lives in the routes that {@link #open} makes for it.
 */
public interface SimDialect {
    /** The engine's id, the same word as its adapter's. */
    String id();

    /** One line for lists. */
    String description();

    /** The engine's routes on one server. Their handlers are called on the server's event loops. */
    List<SimRoute> open(SimHost host);

    /** The engine's answer when it fails with this status, from 400 to 599: its own body and headers. */
    SimAnswer.Whole error(SimCall call, int status);

    /** The engine's answer to a path that it does not serve. */
    SimAnswer.Whole noPath(SimCall call);

    /**
     * The engine's answer to a path that it serves by another method.
     *
     * @param allowed that method
     */
    SimAnswer.Whole wrongMethod(SimCall call, String allowed);

    /** Whether the call bears what the engine takes for a key; an engine that knows no keys, or not on this path, says yes. */
    default boolean bearsKey(SimCall call) {
        return true;
    }

    /** The engine's answer when its queue is full. */
    SimAnswer.Whole overloaded(SimCall call);
}
