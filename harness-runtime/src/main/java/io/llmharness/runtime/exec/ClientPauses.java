package io.llmharness.runtime.exec;

import io.llmharness.runtime.result.ValidityLimits;

/**
 * The times in which a loop did not run though it should have, for whatever reason: a collection, a safepoint, another process on its
 * core, work of its own. Its timer tells: a tick that is late by more than a limit ends a pause, which may have begun at any time since
 * the tick before. A stamp taken in a pause may be late by as much. Used by its loop alone; times are {@link System#nanoTime}.
 */
final class ClientPauses {
    /** A tenth of a second of load rarely has more than one; a request that outlived so many is taken to have met one. */
    private static final int KEPT = 64;

    private static final long LIMIT_NANOS = ValidityLimits.CLIENT_PAUSE.toNanos();

    private final long period;
    private final long[] from = new long[KEPT];
    private final long[] to = new long[KEPT];
    private int pauses;
    private long due;

    /**
     * No pause yet.
     *
     * @param periodNanos time between two ticks
     */
    ClientPauses(long periodNanos) {
        period = periodNanos;
    }

    /** The timer begins; its first tick is due a period from now. Earlier pauses are forgotten. */
    void begin(long now) {
        pauses = 0;
        due = now + period;
    }

    /** A tick that was due at one time ran at another. */
    void tick(long dueNanos, long ranNanos) {
        due = dueNanos + period;
        if (ranNanos - dueNanos <= LIMIT_NANOS) {
            return;
        }
        long begun = dueNanos - period;
        if (pauses > 0 && begun <= to[at(pauses - 1)]) {
            to[at(pauses - 1)] = ranNanos; // the ticks that were missed in a long pause come one after the other
        } else {
            from[at(pauses)] = begun;
            to[at(pauses++)] = ranNanos;
        }
    }

    /** Whether a pause ended after {@code since} or goes on at {@code now}: cheap, and mostly false. */
    boolean any(long since, long now) {
        return now - due > LIMIT_NANOS || pauses > 0 && to[at(pauses - 1)] - since >= 0;
    }

    /** Whether a stamp was taken in a pause. */
    boolean covers(long stamp) {
        if (stamp - due > LIMIT_NANOS) {
            return true;
        }
        for (int i = pauses - 1; i >= Math.max(0, pauses - KEPT); i--) {
            if (to[at(i)] - stamp < 0) {
                return false;
            }
            if (from[at(i)] - stamp < 0) {
                return true;
            }
        }
        return pauses > KEPT;
    }

    private static int at(int pause) {
        return pause % KEPT;
    }
}
