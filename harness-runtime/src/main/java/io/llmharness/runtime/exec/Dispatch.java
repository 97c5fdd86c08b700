package io.llmharness.runtime.exec;

import org.jspecify.annotations.Nullable;

/** Where an issuer's requests go: to the worker of its workload, or to those of the workloads that share its load. Runs on its loop. */
abstract class Dispatch {
    /**
     * A request is to be sent at this time; it will be issued or dropped. Gives its window.
     *
     * @param user whose request it is; none where that is not known yet
     * @param number number of the request among those of all loops
     */
    abstract int offer(@Nullable VirtualUser user, long intended, long number);

    /** A request that was offered has to wait in the client, or had to. */
    abstract void delay(@Nullable VirtualUser user, int window, long number);

    /** Sends a user's next request, offered before for the given time. */
    abstract void issue(VirtualUser user, long intended, int window, long number);

    /** A request that was offered but will not be sent. */
    abstract void drop(long intended, long number);

    /** How long a closed load has to wait before its next request, for which everything is taken. */
    abstract long allowanceNanos(long now);

    /** Requests under way. */
    abstract int inFlight();

    /** This loop's share of a number. */
    abstract long share(long all);

    /** The issuer may have nothing more to issue. */
    abstract void checkDrained();
}
