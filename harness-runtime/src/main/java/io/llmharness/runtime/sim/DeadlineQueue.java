package io.llmharness.runtime.sim;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Things and their deadlines, the earliest first; those of one instant in the order in which they came. A binary heap, no allocation. */
final class DeadlineQueue<T> {
    private long[] deadlines = new long[64];
    private long[] orders = new long[64];
    private @Nullable Object[] items = new Object[64];
    private int size;
    private long order;

    boolean isEmpty() {
        return size == 0;
    }

    int size() {
        return size;
    }

    /** The earliest deadline; {@link Long#MAX_VALUE} when empty. */
    long first() {
        return size == 0 ? Long.MAX_VALUE : deadlines[0];
    }

    void add(long deadline, T item) {
        if (size == items.length) {
            deadlines = Arrays.copyOf(deadlines, size * 2);
            orders = Arrays.copyOf(orders, size * 2);
            items = Arrays.copyOf(items, size * 2);
        }
        siftUp(size++, deadline, order++, item);
    }

    /** Takes out the item of the earliest deadline. The queue must not be empty. */
    @SuppressWarnings("unchecked") // only T is put in
    T remove() {
        Object first = items[0];
        size--;
        long deadline = deadlines[size];
        long number = orders[size];
        Object item = items[size];
        items[size] = null;
        if (size > 0) {
            siftDown(deadline, number, item);
        }
        return (T) first;
    }

    private void siftUp(int from, long deadline, long number, Object item) {
        int at = from;
        while (at > 0) {
            int parent = (at - 1) >>> 1;
            if (deadlines[parent] <= deadline) {
                break;
            }
            move(parent, at);
            at = parent;
        }
        set(at, deadline, number, item);
    }

    private void siftDown(long deadline, long number, @Nullable Object item) {
        int at = 0;
        while (true) {
            int child = 2 * at + 1;
            if (child >= size) {
                break;
            }
            if (child + 1 < size && before(child + 1, deadlines[child], orders[child])) {
                child++;
            }
            if (!before(child, deadline, number)) {
                break;
            }
            move(child, at);
            at = child;
        }
        set(at, deadline, number, item);
    }

    private boolean before(int at, long deadline, long number) {
        return deadlines[at] < deadline || (deadlines[at] == deadline && orders[at] < number);
    }

    private void move(int from, int to) {
        set(to, deadlines[from], orders[from], items[from]);
    }

    private void set(int at, long deadline, long number, @Nullable Object item) {
        deadlines[at] = deadline;
        orders[at] = number;
        items[at] = item;
    }
}
