package io.llmharness.annotations;

/** What a benchmark's score is. Every metric is recorded whatever the mode. */
public enum Mode {
    /** Output tokens and requests per second. */
    Throughput,
    /** Latencies sampled per request and per event. */
    SampleTime,
    /** Requests per second that met the {@link Slo}. */
    Goodput,
    /** One request in each fork, cold. */
    SingleShotTime
}
