package io.llmharness.runtime.sim;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Times that are known exactly: token k of a sequence is there {@code ttft + k·itl} after the sequence got its slot. Slots may be
 * limited; a sequence that waits starts at the very instant at which another one ends.
 */
final class FixedTimes implements ServiceModel {
    private final long ttftNanos;
    private final long itlNanos;
    private final int slots;
    private final int queueBound;
    private final int chunk;
    private final Jitter jitter;
    private final PrefixCache cache;
    private final DeadlineQueue<Sequence> due = new DeadlineQueue<>();
    private final Deque<Sequence> queue = new ArrayDeque<>();
    private int running;

    FixedTimes(SimOptions options) {
        ttftNanos = options.burst() ? 0 : options.ttftNanos();
        itlNanos = options.burst() ? 0 : options.itlNanos();
        slots = options.slots().orElse(Integer.MAX_VALUE);
        queueBound = options.queue().orElse(Integer.MAX_VALUE);
        chunk = options.chunk();
        cache = new PrefixCache(options);
        jitter = new Jitter(options.jitter(), options.seed());
    }

    @Override
    public boolean full() {
        return running >= slots && queue.size() >= queueBound;
    }

    @Override
    public void submit(Sequence[] sequences, long now) {
        for (Sequence sequence : sequences) {
            if (running < slots) {
                start(sequence, now);
            } else {
                queue.add(sequence);
            }
        }
    }

    @Override
    public void cancel(Sequence sequence, long now) {
        switch (sequence.state) {
            case WAITING -> {
                sequence.state = Sequence.State.ENDED;
                queue.remove(sequence);
            }
            case RUNNING -> end(sequence, now); // its entry among the deadlines is skipped when it comes up
            case ENDED -> {}
        }
    }

    @Override
    public long next() {
        return due.first();
    }

    @Override
    public void advance(long now) {
        while (due.first() <= now) {
            Sequence sequence = due.remove();
            if (sequence.state == Sequence.State.RUNNING) {
                event(sequence);
            }
        }
    }

    @Override
    public void forget() {
        cache.clear();
    }

    @Override
    public int running() {
        return running;
    }

    @Override
    public int waiting() {
        return queue.size();
    }

    @Override
    public double kvUsage() {
        return 0;
    }

    private void start(Sequence sequence, long at) {
        running++;
        sequence.state = Sequence.State.RUNNING;
        sequence.due = at + jitter.of(ttftNanos);
        due.add(sequence.due, sequence);
        sequence.cached = cache.find(sequence);
        cache.keep(sequence);
        sequence.listener.scheduled(sequence);
    }

    private void event(Sequence sequence) {
        long at = sequence.due;
        sequence.produced = sequence.nextEventEnd(chunk);
        boolean last = sequence.done();
        if (!last) {
            int tokens = sequence.nextEventEnd(chunk) - sequence.produced;
            for (int i = 0; i < tokens; i++) {
                sequence.due += jitter.of(itlNanos);
            }
            due.add(sequence.due, sequence);
        }
        sequence.listener.event(sequence, at);
        if (last) {
            end(sequence, at);
        }
    }

    private void end(Sequence sequence, long at) {
        if (sequence.state != Sequence.State.RUNNING) {
            return;
        }
        sequence.state = Sequence.State.ENDED;
        running--;
        Sequence next = queue.poll();
        if (next != null) {
            start(next, at);
        }
    }
}
