package io.llmharness.runtime.exec;

/** Decides when a loop's users ask: one implementation for users that wait, one for arrivals that do not. Runs on its loop. */
interface Issuer {
    /** A stretch of load begins. */
    void begin(Windows windows);

    /** A user's request has ended. */
    void ended(VirtualUser user, boolean neverSent);

    /** No further request may be issued; those that wait are dropped. */
    void stop();

    /** Issues what is due and not issued yet: a loop that was held up may see the end of a stretch before its last arrivals. */
    default void catchUp() {}

    /** Whether nothing more will be issued in this stretch. */
    boolean exhausted();
}
