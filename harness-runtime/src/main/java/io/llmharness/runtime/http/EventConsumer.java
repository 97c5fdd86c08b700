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
}
