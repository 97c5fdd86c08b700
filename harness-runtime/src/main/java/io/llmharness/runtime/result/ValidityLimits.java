package io.llmharness.runtime.result;

import java.time.Duration;

/** The limits that {@link Validity} judges by, each with its reason. */
public final class ValidityLimits {
    private ValidityLimits() {}

    /**
     * Loop lag p99 above which a trial is degraded. Every stamp is taken on an event loop, so a stamp may be late by the lag; a whole
     * period of the 10 ms probe is the size of a fast engine's inter-token latency. Measured (docs/accuracy.md): a p99 is off by about
     * the lag's, a p50 by a twentieth to a fifth of it.
     */
    public static final Duration LOOP_LAG_P99 = Duration.ofMillis(10);

    /**
     * Loop lag p99 above which a trial is invalid: one stamp in a hundred is late by the size of a time to first token, and the client
     * rather than the engine is what was measured.
     */
    public static final Duration LOOP_LAG_P99_INVALID = Duration.ofMillis(100);

    /** Longest single loop lag above which a trial is degraded: everything in flight at that moment looks that much slower. */
    public static final Duration LOOP_LAG_MAX = Duration.ofMillis(200);

    /**
     * Lateness of a loop's timer above which the loop is said to have paused: samples with a stamp from such a time are told apart. Five
     * times the error that the accuracy of a p99 allows, and above what a loop's own work does to it.
     */
    public static final Duration CLIENT_PAUSE = Duration.ofMillis(5);

    /**
     * Schedule lag p99 of an open load above which a trial is degraded: arrivals were not sent when the schedule says, and the plain
     * latencies leave out the wait that the intended ones contain.
     */
    public static final Duration SCHEDULE_LAG_P99 = Duration.ofMillis(10);

    /** Schedule lag p99 above which a trial is invalid: the load that was sent is not the load that was declared. */
    public static final Duration SCHEDULE_LAG_P99_INVALID = Duration.ofSeconds(1);

    /** Longest collection of the client above which a trial is degraded: it is the limit of {@link #LOOP_LAG_MAX} or near it. */
    public static final Duration GC_PAUSE_MAX = Duration.ofMillis(100);

    /** Share of the window in collections above which a trial is degraded: one request in a hundred may have met one. */
    public static final double GC_SHARE = 0.01;

    /** Client CPU share above which a trial is degraded: beyond it threads of the client wait for one another. */
    public static final double CLIENT_CPU = 0.8;

    /** Load of the whole host above which a client that is late is told to have waited for others. */
    public static final double HOST_CPU_OF_OTHERS = 0.85;

    /** Load of the whole host above which a trial is degraded, when the engine is elsewhere: the client waits for a processor. */
    public static final double HOST_CPU = 0.95;

    /**
     * Share of requests without success above which a trial without {@code @Slo} is invalid: the latencies, which are of successes only,
     * then tell of the smaller part of what was sent.
     */
    public static final double UNSUCCESSFUL_SHARE = 0.5;

    /** Residual of Little's law above which the load was not stationary or the accounting is broken (METRICS.md). */
    public static final double LITTLE_RESIDUAL = 0.05;

    /** Cached share of prompt tokens below which a cache that was declared warm is not. */
    public static final double WARM_SHARE = 0.1;

    /** Distance of the cached share of prompt tokens from the declared one above which the intent was missed, if it is that in tokens too. */
    public static final double CACHE_SHARE = 0.1;

    /**
     * Prompt tokens beside the declared share that are no miss: the chat template's own beginning, which all prompts have in common, and
     * a cache block that is not full, of 16 tokens in most engines.
     */
    public static final double CACHE_TOKENS = 40;

    /** Payload events a token below which per-token tails are not to be trusted (METRICS.md). */
    public static final double CHUNK_RATIO = 0.8;

    /** Error of a p50 against a reference engine that a certificate allows: a hundredth of a fast engine's inter-token latency. */
    public static final Duration ACCURACY_P50 = Duration.ofNanos(200_000);

    /** Error of a p99 that a certificate allows: one sample in a hundred meets a timer slice of the operating system. */
    public static final Duration ACCURACY_P99 = Duration.ofMillis(1);

    /** Share of a value that two neighbours in a histogram of three digits differ by at most. */
    public static final double HISTOGRAM_RESOLUTION = 0.001;

    /** Share of the time without a processor above which a machine is too busy to certify on: one sample in a hundred met it. */
    public static final double PROCESSOR_WAIT = 0.01;

    /** Times its limit that an error makes a certificate invalid: then the client was overrun, and not merely disturbed. */
    public static final double ACCURACY_INVALID = 10;

    /** Share of a trial's own figure that the client's bias may be before the trial is degraded: what people round to. */
    public static final double BIAS_SHARE = 0.01;

    /** Share of a trial's own p99 that the client's error at its p99 may be: a tail is known less well than a mean. */
    public static final double TAIL_SHARE = 0.05;

    /** Share of a trial's own figure from which the client's bias makes it mean something else: a tenth turns comparisons around. */
    public static final double BIAS_SHARE_INVALID = 0.1;
}
