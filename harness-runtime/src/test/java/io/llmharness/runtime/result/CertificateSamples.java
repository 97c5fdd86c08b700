package io.llmharness.runtime.result;

import io.llmharness.runtime.result.Accuracy.Deviation;
import io.llmharness.runtime.result.Certificate.Capacity;
import io.llmharness.runtime.result.Certificate.Client;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Certificates with figures of one's choice, in milliseconds. */
public final class CertificateSamples {
    private static final OperatingPoint POINT = new OperatingPoint("vllm", true, 32, 1, "nio", 50, 20, 32, 1);

    private CertificateSamples() {}

    /** A client that is as exact as one can wish. */
    public static Certificate exact() {
        return of(accuracy("ttft", 50, 0.05, 0.05, 0.2, 0.1), accuracy("icl", 20, 0, 0.01, 0.3, 0.2));
    }

    /** Where a bare reader was far off. */
    public static Certificate ofABusyMachine() {
        return of(accuracy("ttft", 50, 2, 1, 8, 7));
    }

    static Certificate of(Accuracy... accuracy) {
        return of(new Capacity(12_000, false, "the check went no further"), accuracy);
    }

    static Certificate of(Capacity capacity, Accuracy... accuracy) {
        return of(0.001, capacity, accuracy);
    }

    static Certificate of(double processorWait, Capacity capacity, Accuracy... accuracy) {
        return new Certificate(
                POINT,
                Instant.parse("2026-01-02T03:04:05Z"),
                1.5,
                "1.0",
                "a JVM",
                "a machine",
                List.of(accuracy),
                capacity,
                new Client(0.3, 1.2, 2, 3, 2, 5, 4, 2, 0, Optional.of(processorWait)));
    }

    /** A metric with a truth of so much, a bias, errors at p50 and p99, and the bare reader's at p99. */
    static Accuracy accuracy(String metric, double truth, double bias, double p50, double p99, double floorP99) {
        return new Accuracy(
                metric,
                10_000,
                truth,
                bias,
                Optional.of(0.0),
                List.of(
                        new Deviation("p50", truth, p50, Optional.of(0.02)),
                        new Deviation("p99", truth, p99, Optional.of(floorP99))));
    }
}
