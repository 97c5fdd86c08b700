package io.llmharness.runtime.selfcheck;

import io.llmharness.runtime.catalog.RunModel.Forks;
import io.llmharness.runtime.plan.TrialPlan.EnginePlan;
import io.llmharness.runtime.result.OperatingPoint;
import java.time.Duration;

/**
 * What a check is to do.
 *
 * @param point where
 * @param engine whose protocol is spoken, with its model and options; its URL is not called
 * @param forks what JVM the client runs in
 * @param warmup time before the accuracy is measured
 * @param measurement time in which it is measured
 * @param floors how often a bare reader is measured for as long: half of them before the harness, half behind it
 * @param search whether the most that the client can take in is searched for; else only whether it can take in a multiple
 * @param chunksPerSecond events a second that the client must be tried at
 * @param simulation options of the reference engine beside its times, such as {@code jitter=0.2}; may be empty
 */
public record CheckPlan(
        OperatingPoint point,
        EnginePlan engine,
        Forks forks,
        Duration warmup,
        Duration measurement,
        int floors,
        boolean search,
        double chunksPerSecond,
        String simulation) {
    private static final Duration BRIEF_WARMUP = Duration.ofMillis(500);
    private static final Duration BRIEF_MEASUREMENT = Duration.ofSeconds(1);

    /** A few seconds, as they stand beside a run. */
    public static CheckPlan brief(OperatingPoint point, EnginePlan engine, Forks forks, double chunksPerSecond) {
        return new CheckPlan(point, engine, forks, BRIEF_WARMUP, BRIEF_MEASUREMENT, 1, false, chunksPerSecond, "");
    }
}
