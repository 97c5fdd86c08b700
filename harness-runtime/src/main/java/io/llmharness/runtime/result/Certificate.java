package io.llmharness.runtime.result;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How exact the client was against a reference engine whose every event is known, at one operating point. Times in milliseconds.
 *
 * @param point where it was taken
 * @param takenAt when
 * @param seconds time measured
 * @param harness version of the harness
 * @param jvm name and version of the JVM
 * @param machine what the machine is known by
 * @param accuracy by metric
 * @param capacity what the client can take in
 * @param client how the client's JVM did meanwhile
 */
public record Certificate(
        OperatingPoint point,
        Instant takenAt,
        double seconds,
        String harness,
        String jvm,
        String machine,
        List<Accuracy> accuracy,
        Capacity capacity,
        Client client) {

    /**
     * The most events a second that the client took in on its schedule.
     *
     * @param chunksPerSecond the most that was reached
     * @param reached whether it is the client's limit; else it is only as far as the check went
     * @param why what showed beyond it, or why the check went no further
     */
    public record Capacity(double chunksPerSecond, boolean reached, String why) {}

    /**
     * The client's JVM while the accuracy was measured.
     *
     * @param loopLagP99 lateness of the loops' timers
     * @param loopLagMax the same
     * @param gcPauses collections
     * @param gcTotal time in them
     * @param gcMax the longest, as far as beans tell
     * @param safepoints safepoints, collections included
     * @param safepointTotal time in them, from the wish to stop the threads
     * @param safepointMax the longest
     * @param failed requests without an answer
     * @param processorWait share of the time, 0 to 1, in which a loop was ready to run and others had the processors; empty where the
     *     system does not tell
     */
    public record Client(
            double loopLagP99,
            double loopLagMax,
            long gcPauses,
            double gcTotal,
            double gcMax,
            long safepoints,
            double safepointTotal,
            double safepointMax,
            long failed,
            Optional<Double> processorWait) {
        /** Whether the machine was too busy with others for the client's errors to be its own. */
        public boolean waited() {
            return processorWait.orElse(0.0) > ValidityLimits.PROCESSOR_WAIT;
        }
    }

    public Certificate {
        accuracy = List.copyOf(accuracy);
    }

    /** The accuracy of a metric by its key; empty when it had no sample. */
    public Optional<Accuracy> of(String metric) {
        return accuracy.stream().filter(a -> a.metric().equals(metric)).findFirst();
    }

    /** What it is worth by itself. */
    public Validity judge() {
        return CertificateChecks.judge(this);
    }
}
