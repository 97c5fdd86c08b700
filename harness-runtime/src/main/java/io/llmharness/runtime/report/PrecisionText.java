package io.llmharness.runtime.report;

import io.llmharness.runtime.result.PrecisionFinding;
import io.llmharness.runtime.result.PrecisionFinding.Part;
import io.llmharness.runtime.text.Digits;
import java.util.List;
import java.util.stream.Collectors;

/** How precise figures are, and what it would take to make them so, in words. */
public final class PrecisionText {
    private PrecisionText() {}

    /** {@code reached with 7 forks, every interval is narrow enough: ttft.p50 ± 1.20 % (5 % wanted)}. */
    static String of(PrecisionFinding finding, int forks) {
        return (finding.reached() ? "reached with " : "not reached with ")
                + forks
                + (forks == 1 ? " fork, " : " forks, ")
                + finding.why()
                + (finding.figures().isEmpty() ? "" : ": " + figures(finding.figures()));
    }

    /** {@code ttft.p99 ± 7.10 % (5 % wanted: about 58 forks, 23800 requests)}, and so on. */
    public static String figures(List<Part> parts) {
        return parts.stream().map(PrecisionText::figure).collect(Collectors.joining(", "));
    }

    private static String figure(Part part) {
        if (part.absence().isPresent()) {
            return part.figure() + " has no value (" + part.absence().get() + ")";
        }
        if (part.halfWidth().isEmpty()) {
            return part.figure() + " has no interval (one fork)";
        }
        double width = part.halfWidth().getAsDouble();
        return part.figure() + " ± " + Digits.percent(width) + " (" + Digits.percent(part.wanted()) + " wanted"
                + (width <= part.wanted() ? "" : ": " + cost(part)) + ")";
    }

    private static String cost(Part part) {
        return part.forks().isEmpty() || part.requests().isEmpty()
                ? "more than a thousand forks"
                : "about " + part.forks().getAsInt() + " forks, "
                        + part.requests().getAsLong() + " requests";
    }
}
