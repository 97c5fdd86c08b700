package io.llmharness.runtime.exec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LongQueueTest {
    @Test
    void behavesAsADequeDoes() {
        SplittableRandom random = new SplittableRandom(1);
        LongQueue queue = new LongQueue();
        Deque<Long> model = new ArrayDeque<>();
        for (int i = 0; i < 100_000; i++) {
            if (model.isEmpty() || random.nextInt(100) < 51) {
                queue.add(i);
                model.addLast((long) i);
            } else {
                assertThat(queue.remove()).isEqualTo(model.removeFirst());
            }
            assertThat(queue.isEmpty()).isEqualTo(model.isEmpty());
        }
        assertThat(model).hasSizeGreaterThan(64);
    }
}
