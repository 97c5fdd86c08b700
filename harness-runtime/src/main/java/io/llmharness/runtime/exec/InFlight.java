package io.llmharness.runtime.exec;

import org.jspecify.annotations.Nullable;

/**
 * The exchanges under way on one loop, oldest first, linked through themselves: adding, removing and finding the overdue ones cost
 * nothing and allocate nothing. All have the same time to live, so the oldest is always the first to be due.
 */
final class InFlight {
    private @Nullable Exchange oldest;
    private @Nullable Exchange newest;
    private int size;

    void add(Exchange exchange) {
        exchange.older = newest;
        exchange.newer = null;
        if (newest == null) {
            oldest = exchange;
        } else {
            newest.newer = exchange;
        }
        newest = exchange;
        size++;
    }

    void remove(Exchange exchange) {
        Exchange before = exchange.older;
        Exchange after = exchange.newer;
        if (before == null) {
            oldest = after;
        } else {
            before.newer = after;
        }
        if (after == null) {
            newest = before;
        } else {
            after.older = before;
        }
        exchange.older = null;
        exchange.newer = null;
        size--;
    }

    @Nullable
    Exchange oldest() {
        return oldest;
    }

    int size() {
        return size;
    }
}
