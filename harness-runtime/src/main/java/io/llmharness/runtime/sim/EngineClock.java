package io.llmharness.runtime.sim;

import java.util.List;

/**
 * The engine's own time, which stands still during stalls. Instants are ns since the first request; the second and later stalls are
 * placed on the time that the ones before them leave.
 */
final class EngineClock {
    private final Stall[] stalls;

    EngineClock(List<Stall> stalls) {
        this.stalls = stalls.toArray(new Stall[0]);
    }

    /** The engine's time at this instant; the same for all instants of a stall. */
    long toEngine(long wall) {
        long time = wall;
        for (Stall stall : stalls) {
            time = without(stall, time);
        }
        return time;
    }

    /** The first instant at which the engine's time is this; {@link Long#MAX_VALUE} stays. */
    long toWall(long engine) {
        long time = engine;
        for (int i = stalls.length - 1; i >= 0 && time != Long.MAX_VALUE; i--) {
            time = with(stalls[i], time);
        }
        return time;
    }

    private static long without(Stall stall, long wall) {
        long length = stall.lengthNanos();
        if (!stall.periodic()) {
            return wall <= stall.atNanos() ? wall : Math.max(stall.atNanos(), wall - length);
        }
        long period = stall.atNanos();
        long busy = period - length;
        return wall / period * busy + Math.min(wall % period, busy);
    }

    private static long with(Stall stall, long engine) {
        long length = stall.lengthNanos();
        if (!stall.periodic()) {
            return engine <= stall.atNanos() ? engine : engine + length;
        }
        long busy = stall.atNanos() - length;
        return engine <= 0 ? engine : engine + (engine - 1) / busy * length;
    }
}
