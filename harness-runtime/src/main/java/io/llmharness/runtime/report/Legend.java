package io.llmharness.runtime.report;

import io.llmharness.runtime.result.Latency;
import io.llmharness.runtime.result.Percentile;
import io.llmharness.runtime.result.RunSummary;
import io.llmharness.runtime.result.TrialSummary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The sentences under the tables that say how to read them; only those that the tables at hand need. */
final class Legend {
    private Legend() {}

    static List<String> of(RunSummary run) {
        List<String> sentences = new ArrayList<>();
        sentences.add("Cnt: samples of a latency, measured iterations of a rate. Latencies: successful requests of all"
                + " forks.");
        List<TrialSummary> shown =
                run.trials().stream().filter(t -> t.validity().printable()).toList();
        if (shown.stream().anyMatch(t -> forks(t) > 1)) {
            boolean two = shown.stream().anyMatch(t -> forks(t) == 2);
            sentences.add("±: half the 95 % interval across forks" + (two ? "; two forks make it wide." : "."));
        }
        if (shown.stream().anyMatch(t -> forks(t) == 1)) {
            sentences.add("One fork: no interval. Ask for more, -f 3 for instance.");
        }
        if (shown.stream().anyMatch(t -> t.totals().requests().unsuccessful() > 0)) {
            sentences.add(ScoreRow.WITH_FAILURES.substring(1) + ": the same with each failure as infinitely slow.");
        }
        if (shown.stream().anyMatch(t -> t.totals().tokens().spread() > 0)) {
            sentences.add(
                    "The engine does not count tokens event by event: rates spread those of an answer evenly over its"
                            + " events, and tpot takes the first event as one token.");
        }
        boolean small = shown.stream()
                .flatMap(t -> t.latencies().values().stream())
                .mapToLong(Latency::count)
                .anyMatch(n -> !Percentile.P99.supportedBy(n));
        if (small) {
            sentences.add(ScoreTables.DASH + ": too few samples for the percentile. p50 needs " + Percentile.P50.needs()
                    + ", p90 " + Percentile.P90.needs() + ", p99 " + Percentile.P99.needs() + ".");
        }
        return sentences;
    }

    /** Rows without a figure, by the reason they share: {@code itl, tpot: reason}. */
    static List<String> absences(ScoreTables tables) {
        Map<String, List<ScoreRow>> byReason = tables.absent().stream()
                .collect(Collectors.groupingBy(ScoreRow::reason, LinkedHashMap::new, Collectors.toList()));
        List<String> lines = new ArrayList<>();
        byReason.forEach((reason, rows) -> lines.add(
                rows.stream().map(ScoreRow::key).distinct().collect(Collectors.joining(", ")) + ": " + reason));
        return lines;
    }

    private static long forks(TrialSummary trial) {
        return trial.trial().forks().stream()
                .filter(f -> !f.measured().isEmpty())
                .count();
    }
}
