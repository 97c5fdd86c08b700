package io.llmharness.runtime.cli;

import io.llmharness.runtime.exec.LoggedRequest;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.ToLongFunction;

/** Keeps the few requests of a log with the highest key, of equal ones the first; a negative key is not looked at. */
final class Ranking {
    /** A request that was kept. */
    record Entry(long number, LoggedRequest request, long key) {}

    private static final Comparator<Entry> BEST_LAST = Comparator.comparingLong(Entry::key)
            .thenComparing(Comparator.comparingLong(Entry::number).reversed());

    private final int count;
    private final ToLongFunction<LoggedRequest> key;
    private final PriorityQueue<Entry> kept = new PriorityQueue<>(BEST_LAST);

    Ranking(int count, ToLongFunction<LoggedRequest> key) {
        this.count = count;
        this.key = key;
    }

    void offer(long number, LoggedRequest request) {
        long value = key.applyAsLong(request);
        if (value < 0) {
            return;
        }
        kept.add(new Entry(number, request, value));
        if (kept.size() > count) {
            kept.remove();
        }
    }

    /** The best first. */
    List<Entry> best() {
        return kept.stream().sorted(BEST_LAST.reversed()).toList();
    }
}
