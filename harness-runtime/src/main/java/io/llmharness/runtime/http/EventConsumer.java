package io.llmharness.runtime.http;

import io.llmharness.runtime.engine.EventSlice;

/** Where a {@link BodyFramer} passes its events. */
@FunctionalInterface
public interface EventConsumer {
    /**
     * One event, never empty. The slice is valid only during the call, and its bytes may be changed after it. The framer must
     * not be called from here.
     */
    void event(EventSlice event);

    /**
     * Asked, before a chunk is searched for line ends, whether it is the event that is expected. The slice may hold anything, line
     * ends included; "yes" means that it holds none and that it was taken as {@link #event} would have taken it, "no" that nothing
     * was done.
     */
    default boolean recognises(EventSlice likely) {
        return false;
    }
}
