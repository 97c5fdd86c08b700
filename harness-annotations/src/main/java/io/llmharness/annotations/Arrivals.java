package io.llmharness.annotations;

/** How the arrivals of an open load are spread in time. */
public enum Arrivals {
    /** One every 1/rate seconds. */
    CONSTANT,
    /** Exponential gaps: independent arrivals. */
    POISSON,
    /** Gamma-distributed gaps; see {@link ArrivalRate#burstiness()}. */
    GAMMA
}
