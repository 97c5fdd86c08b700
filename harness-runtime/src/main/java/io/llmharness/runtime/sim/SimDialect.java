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

    /**
     * The engine's answer with this error status: its own body and headers. Called for injected faults and for what the server
     * itself must refuse: 404 for a path nobody serves, 405 for a wrong method, 413 for a body that is too large.
     */
    SimAnswer.Whole error(SimCall call, int status);

    /** The engine's answer when its queue is full. */
    SimAnswer.Whole overloaded(SimCall call);
}
