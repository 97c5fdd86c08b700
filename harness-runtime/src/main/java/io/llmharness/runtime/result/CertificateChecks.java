package io.llmharness.runtime.result;

import io.llmharness.runtime.metric.Metric;
import io.llmharness.runtime.result.Accuracy.Deviation;
import io.llmharness.runtime.result.Validity.Findings;
import io.llmharness.runtime.text.Digits;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.HdrHistogram.Histogram;

/** What a certificate is worth by itself, and what it means for a trial that was measured by the same client. */
final class CertificateChecks {
    private static final String FREE_CORE = "; use an idle machine, or keep a core free for the client (taskset)";
    private static final double NANOS_A_MILLI = 1e6;
    private static final List<Percentile> JUDGED = List.of(Percentile.P50, Percentile.P99);

    private CertificateChecks() {}

    static Validity judge(Certificate certificate) {
        Findings findings = new Findings();
        if (certificate.client().failed() > 0) {
            findings.degraded(certificate.client().failed() + " requests to the reference engine failed");
        }
        Certificate.Client client = certificate.client();
        if (client.waited()) {
            findings.degraded("the machine was busy with others: the client was ready to run and had no processor "
                    + Digits.percent(client.processorWait().orElse(0.0)) + " of the time, above "
                    + Digits.percent(ValidityLimits.PROCESSOR_WAIT) + FREE_CORE);
        }
        boolean judged = false;
        for (Accuracy accuracy : certificate.accuracy()) {
            for (Percentile percentile : JUDGED) {
                Optional<Deviation> error = accuracy.error(percentile);
                judged |= error.isPresent();
                error.ifPresent(e -> exactness(accuracy.metric(), percentile, e, client.waited(), findings));
            }
        }
        if (!judged) {
            findings.invalid("the reference engine answered too little to tell anything");
        }
        return findings.toValidity();
    }

    /** A machine whose bare reader is beyond the limit cannot show that the harness is within it, also when it happens to be. */
    private static void exactness(
            String metric, Percentile percentile, Deviation error, boolean busy, Findings findings) {
        double limit = limit(percentile, error.truth());
        double floor = error.floor().orElse(0.0);
        String name = metric + " " + percentile.key();
        if (floor > limit) {
            findings.degraded("the machine does not allow " + name + " to be told to " + millis(limit)
                    + ": a bare reader was off by " + millis(floor) + ", the harness by " + millis(error.size())
                    + FREE_CORE);
        } else if (!busy && error.size() > ValidityLimits.ACCURACY_INVALID * limit) {
            findings.invalid(name + " is off by " + millis(error.size()) + ", more than "
                    + Digits.three(ValidityLimits.ACCURACY_INVALID) + " times " + millis(limit)
                    + ": the client cannot take in so much; give it more event loops (-el) or processors");
        } else if (error.size() > limit) {
            findings.degraded(name + " is off by " + millis(error.size()) + ", above " + millis(limit)
                    + " and above the " + millis(floor) + " of a bare reader");
        }
    }

    /** What the client's accuracy means for a trial: in proportion to the trial's own figures, which it is to be believed of. */
    static void trial(Certificate certificate, Totals totals, Findings findings) {
        for (Metric metric : List.of(Metric.TTFT, Metric.ICL)) {
            Histogram own = totals.histogram(metric);
            Optional<Accuracy> accuracy = certificate.of(metric.key());
            if (own.getTotalCount() > 0 && accuracy.isPresent() && !disturbed(certificate, accuracy.get())) {
                bias(accuracy.get(), own, findings);
                tail(accuracy.get(), own, findings);
            }
        }
        capacity(certificate, totals, findings);
        Validity itself = certificate.judge();
        if (itself.verdict() == Validity.Verdict.INVALID) {
            findings.degraded("the certificate of accuracy is INVALID: " + String.join("; ", itself.reasons()));
        } else {
            findings.note(summary(certificate, itself));
        }
    }

    /**
     * A check that the machine disturbed, as the bare reader or the processors tell, says nothing of the run before it: its summary
     * stands in the trial's notes, and the trial's own figures of the client decide.
     */
    private static boolean disturbed(Certificate certificate, Accuracy accuracy) {
        double floor = Math.abs(accuracy.floorBias().orElse(0.0));
        return certificate.client().waited() || floor > ValidityLimits.ACCURACY_P50.toNanos() / NANOS_A_MILLI;
    }

    private static void bias(Accuracy accuracy, Histogram own, Findings findings) {
        double median = Percentile.P50.raw(own) / NANOS_A_MILLI;
        double size = Math.abs(accuracy.bias());
        double share = size / Math.max(median, Double.MIN_NORMAL);
        String reason = "the client is off by " + millis(size) + " in the mean of " + accuracy.metric() + ", "
                + Digits.percent(share) + " of the trial's own p50 (certificate of accuracy), above ";
        if (size > ValidityLimits.ACCURACY_P99.toNanos() / NANOS_A_MILLI && share > ValidityLimits.BIAS_SHARE_INVALID) {
            findings.invalid(reason + Digits.percent(ValidityLimits.BIAS_SHARE_INVALID));
        } else if (size > ValidityLimits.ACCURACY_P50.toNanos() / NANOS_A_MILLI && share > ValidityLimits.BIAS_SHARE) {
            findings.degraded(reason + Digits.percent(ValidityLimits.BIAS_SHARE));
        }
    }

    private static void tail(Accuracy accuracy, Histogram own, Findings findings) {
        OptionalDouble tail = Percentile.P99.of(own);
        Optional<Deviation> error = accuracy.error(Percentile.P99);
        if (tail.isEmpty() || error.isEmpty()) {
            return;
        }
        double share = error.get().size() / Math.max(tail.getAsDouble() / NANOS_A_MILLI, Double.MIN_NORMAL);
        if (error.get().size() > limit(Percentile.P99, error.get().truth()) && share > ValidityLimits.TAIL_SHARE) {
            findings.degraded("the client is off by " + millis(error.get().size()) + " at the p99 of "
                    + accuracy.metric() + ", " + Digits.percent(share)
                    + " of the trial's own (certificate of accuracy; a bare reader by "
                    + error.get().floor().map(CertificateChecks::millis).orElse("an unknown time") + "), above "
                    + Digits.percent(ValidityLimits.TAIL_SHARE));
        }
    }

    private static void capacity(Certificate certificate, Totals totals, Findings findings) {
        double seconds = totals.flow().seconds();
        double own = seconds > 0 ? totals.tokens().events() / seconds : 0;
        Certificate.Capacity capacity = certificate.capacity();
        String rates =
                Digits.three(own) + " chunks/s, and its certificate says " + Digits.three(capacity.chunksPerSecond());
        if (own > capacity.chunksPerSecond() && capacity.reached()) {
            findings.degraded("the client took in " + rates + " (beyond it " + capacity.why()
                    + "); give it more event loops (-el) or processors");
        } else if (own > capacity.chunksPerSecond()) {
            findings.note("the client took in " + rates + " at least: " + capacity.why());
        }
    }

    private static String summary(Certificate certificate, Validity itself) {
        StringBuilder text = new StringBuilder("certificate of accuracy " + itself.verdict() + ":");
        certificate
                .accuracy()
                .forEach(a -> text.append(' ')
                        .append(a.metric())
                        .append(' ')
                        .append(a.bias() > 0 ? "+" : "")
                        .append(millis(a.bias()))
                        .append(','));
        Certificate.Capacity capacity = certificate.capacity();
        text.append(capacity.reached() ? " up to " : " at least ")
                .append(Digits.three(capacity.chunksPerSecond()))
                .append(" chunks/s");
        itself.reasons().stream()
                .findFirst()
                .ifPresent(reason -> text.append("; ").append(reason));
        return text.toString();
    }

    /** The bound on an error: absolute, and what a histogram can tell apart. */
    static double limit(Percentile percentile, double truthMillis) {
        double absolute =
                (percentile == Percentile.P50 ? ValidityLimits.ACCURACY_P50 : ValidityLimits.ACCURACY_P99).toNanos()
                        / 1e6;
        return absolute + ValidityLimits.HISTOGRAM_RESOLUTION * truthMillis;
    }

    static String millis(double millis) {
        return Digits.three(millis) + " ms";
    }
}
