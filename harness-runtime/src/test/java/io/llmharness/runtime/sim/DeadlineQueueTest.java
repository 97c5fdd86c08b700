package io.llmharness.runtime.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DeadlineQueueTest {
    private record Entry(long deadline, int order) {}

    @Test
    void earliestFirstAndInOrderWithinAnInstant() {
        DeadlineQueue<Entry> queue = new DeadlineQueue<>();
        List<Entry> entries = new ArrayList<>();
        List<Entry> taken = new ArrayList<>();
        Random random = new Random(5);
        for (int i = 0; i < 5000; i++) {
            Entry entry = new Entry(random.nextInt(300), i);
            entries.add(entry);
            queue.add(entry.deadline, entry);
        }
        while (!queue.isEmpty()) {
            long first = queue.first();
            taken.add(queue.remove());
            assertThat(taken.get(taken.size() - 1).deadline).isEqualTo(first);
        }
        entries.sort(Comparator.comparingLong(Entry::deadline).thenComparingInt(Entry::order));
        assertThat(taken).isEqualTo(entries);
        assertThat(queue.first()).isEqualTo(Long.MAX_VALUE);
    }
}
