package io.llmharness.runtime.result;

import static io.llmharness.runtime.result.CertificateSamples.accuracy;
import static io.llmharness.runtime.result.Validity.Verdict.DEGRADED;
import static io.llmharness.runtime.result.Validity.Verdict.INVALID;
import static io.llmharness.runtime.result.Validity.Verdict.VALID;
import static org.assertj.core.api.Assertions.assertThat;

import io.llmharness.runtime.metric.Metric;
import io.llmharness.runtime.plan.TrialPlan;
import io.llmharness.runtime.result.Accuracy.Deviation;
import io.llmharness.runtime.result.Certificate.Capacity;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CertificateTest {
    private static final TrialPlan ONE = ResultSamples.withForks(ResultSamples.plan(), 1, 1);

    @Test
    void smallErrorsAreValid() {
        assertThat(CertificateSamples.exact().judge()).isEqualTo(new Validity(VALID, List.of(), List.of()));
    }

    @Test
    void aMachineThatDoesNotAllowMoreIsDegradedEvenWhereTheHarnessWasLucky() {
        Validity unlucky =
                CertificateSamples.of(accuracy("ttft", 50, 0.1, 0.1, 2.5, 3)).judge();
        Validity lucky =
                CertificateSamples.of(accuracy("ttft", 50, 0.1, 0.1, 0.2, 3)).judge();
        assertThat(unlucky.verdict()).isEqualTo(DEGRADED);
        assertThat(lucky.verdict()).isEqualTo(DEGRADED);
        assertThat(lucky.reasons()).singleElement().asString().contains("a bare reader was off by 3.00 ms", "taskset");
    }

    @Test
    void anErrorOfTheHarnessAloneIsDegradedAndAManifoldOneInvalid() {
        assertThat(CertificateSamples.of(accuracy("icl", 20, 0, 0, 2, 0.5))
                        .judge()
                        .verdict())
                .isEqualTo(DEGRADED);
        assertThat(CertificateSamples.of(accuracy("icl", 20, 0, 0, 20, 0.5))
                        .judge()
                        .verdict())
                .isEqualTo(INVALID);
        assertThat(CertificateSamples.of(accuracy("icl", 20, 0, 0.3, 0.3, 0.1))
                        .judge()
                        .verdict())
                .isEqualTo(DEGRADED);
    }

    @Test
    void aClientThatHadNoProcessorIsDegradedWhateverItsErrors() {
        Capacity capacity = new Capacity(12_000, false, "the check went no further");
        Validity far = CertificateSamples.of(0.3, capacity, accuracy("icl", 20, 0, 0, 200, 0.5))
                .judge();
        Validity near = CertificateSamples.of(0.3, capacity, accuracy("icl", 20, 0, 0, 0, 0))
                .judge();
        assertThat(far.verdict()).isEqualTo(DEGRADED);
        assertThat(near.verdict()).isEqualTo(DEGRADED);
        assertThat(near.reasons()).singleElement().asString().contains("no processor 30.0 % of the time", "taskset");
    }

    @Test
    void nothingMeasuredIsInvalid() {
        assertThat(CertificateSamples.of().judge().verdict()).isEqualTo(INVALID);
    }

    @Test
    void aTrialIsJudgedInProportionToItsOwnFigures() {
        Certificate half = CertificateSamples.of(accuracy("icl", 20, 0.5, 0.1, 0.1, 0.1));
        assertThat(trial(half, Metric.ICL, 100).verdict()).isEqualTo(VALID);
        assertThat(trial(half, Metric.ICL, 20).reasons())
                .singleElement()
                .asString()
                .contains("off by 0.500 ms in the mean of icl", "2.5", "above 1.00 %");
        Certificate two = CertificateSamples.of(accuracy("icl", 20, -2, 0.1, 0.1, 0.1));
        assertThat(trial(two, Metric.ICL, 10).verdict()).isEqualTo(INVALID);
        assertThat(trial(two, Metric.ICL, 10).printable()).isFalse();
    }

    @Test
    void aDisturbedCheckJudgesNoTrial() {
        Accuracy two = accuracy("icl", 20, 2, 0.1, 0.1, 0.1);
        Certificate waited = CertificateSamples.of(0.5, new Capacity(12_000, false, "no further"), two);
        assertThat(trial(waited, Metric.ICL, 10).verdict()).isEqualTo(VALID);
        Certificate bareToo = CertificateSamples.of(new Accuracy(
                "icl", 10_000, 20, 2, Optional.of(0.3), List.of(new Deviation("p50", 20, 0.1, Optional.of(0.02)))));
        assertThat(trial(bareToo, Metric.ICL, 10).verdict()).isEqualTo(VALID);
    }

    @Test
    void aTailMatters() {
        Certificate tail = CertificateSamples.of(accuracy("ttft", 50, 0, 0, 5, 6));
        assertThat(trial(tail, Metric.TTFT, 50).verdict()).isEqualTo(DEGRADED);
        assertThat(trial(tail, Metric.TTFT, 500).verdict()).isEqualTo(VALID);
        assertThat(trial(tail, Metric.TTFT, 500).notes())
                .singleElement()
                .asString()
                .contains("DEGRADED", "ttft 0 ms");
    }

    @Test
    void moreChunksThanTheCertifiedMaximum() {
        Capacity limit = new Capacity(0.001, true, "schedule lag p99 30 ms");
        Certificate certificate = CertificateSamples.of(limit, accuracy("ttft", 50, 0, 0, 0, 0));
        assertThat(trial(certificate, Metric.TTFT, 50).reasons())
                .singleElement()
                .asString()
                .contains("chunks/s", "schedule lag p99 30 ms", "-el");
        Capacity open = new Capacity(0.001, false, "the check went no further");
        Certificate unknown = CertificateSamples.of(open, accuracy("ttft", 50, 0, 0, 0, 0));
        assertThat(trial(unknown, Metric.TTFT, 50).verdict()).isEqualTo(VALID);
    }

    private static Validity trial(Certificate certificate, Metric metric, int millis) {
        ResultSamples.Iteration iteration = ResultSamples.Iteration.of(0, 80, 200)
                .without(Metric.TTFT, Metric.ICL)
                .histogram(metric, ResultSamples.values(10_000, millis * 1_000_000L, 0));
        TrialResult trial = ResultSamples.trial(ONE, ResultSamples.fork(0, iteration));
        return Validity.of(trial.certificate(Optional.of(certificate)));
    }
}
