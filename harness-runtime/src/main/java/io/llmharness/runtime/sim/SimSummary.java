package io.llmharness.runtime.sim;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * What a simulated engine counted in its life.
 *
 * @param counts           ended generations by how they ended
 * @param lateP50Nanos     median of how late token events were written against when they were due; 0 without such events
 * @param lateP99Nanos     99th percentile of the same
 * @param lateMaxNanos     the worst of the same
 * @param unloggedRequests requests that the ground-truth log lacks because its memory was full
 */
public record SimSummary(
        Map<Outcome, Long> counts, long lateP50Nanos, long lateP99Nanos, long lateMaxNanos, long unloggedRequests) {
    private static final String LATE = "late";
    private static final String UNLOGGED = "unlogged";

    /** An immutable copy. */
    public SimSummary {
        counts = Map.copyOf(counts);
    }

    static SimSummary of(SimServer server) {
        Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
        for (Outcome outcome : Outcome.values()) {
            counts.put(outcome, server.count(outcome));
        }
        Histogram late = server.lateness();
        return new SimSummary(
                counts,
                late.getValueAtPercentile(50),
                late.getValueAtPercentile(99),
                late.getMaxValue(),
                server.unloggedRequests());
    }

    /** One line for each figure: its name and its values. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        counts.forEach((outcome, count) -> lines.add(outcome + " " + count));
        lines.add(LATE + " " + lateP50Nanos + " " + lateP99Nanos + " " + lateMaxNanos);
        lines.add(UNLOGGED + " " + unloggedRequests);
        return lines;
    }

    static SimSummary parse(List<String> lines) {
        Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
        long[] late = new long[3];
        long unlogged = 0;
        for (String line : lines) {
            String[] words = line.split(" ");
            switch (words[0]) {
                case LATE -> {
                    for (int i = 0; i < late.length; i++) {
                        late[i] = Long.parseLong(words[i + 1]);
                    }
                }
                case UNLOGGED -> unlogged = Long.parseLong(words[1]);
                default -> counts.put(Outcome.valueOf(words[0]), Long.parseLong(words[1]));
            }
        }
        return new SimSummary(counts, late[0], late[1], late[2], unlogged);
    }
}
