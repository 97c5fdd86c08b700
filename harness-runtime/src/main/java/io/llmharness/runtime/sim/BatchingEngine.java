package io.llmharness.runtime.sim;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * A continuous-batching engine: it works in steps, and a step makes one token for every running sequence and prefills as much of the
 * waiting prompts as its token budget allows, oldest first. A step takes {@code step + stepPerSeq·sequences + prefilled/prefillRate}.
 */
final class BatchingEngine implements ServiceModel {
    private static final int DEFAULT_SLOTS = 64;

    private final SimOptions options;
    private final int slots;
    private final int queueBound;
    private final Jitter jitter;
    private final Deque<Sequence> queue = new ArrayDeque<>();
    private final List<Sequence> running = new ArrayList<>();
    private final List<Sequence> stepped = new ArrayList<>();
    private long stepEnd = Long.MAX_VALUE;

    BatchingEngine(SimOptions options) {
        this.options = options;
        slots = options.slots().orElse(DEFAULT_SLOTS);
        queueBound = options.queue().orElse(Integer.MAX_VALUE);
        jitter = new Jitter(options.jitter(), options.seed());
    }

    @Override
    public boolean full() {
        long free = Math.max(0, slots - running.size());
        return queue.size() >= queueBound + free;
    }

    @Override
    public void submit(Sequence sequence, long now) {
        queue.add(sequence);
        if (stepEnd == Long.MAX_VALUE) {
            beginStep(now);
        }
    }

    @Override
    public void cancel(Sequence sequence, long now) {
        if (sequence.state == Sequence.State.WAITING) {
            queue.remove(sequence);
        } else if (sequence.state == Sequence.State.RUNNING) {
            running.remove(sequence);
        }
        sequence.state = Sequence.State.ENDED;
    }

    @Override
    public long next() {
        return stepEnd;
    }

    @Override
    public void advance(long now) {
        while (stepEnd <= now) {
            long at = stepEnd;
            endStep(at);
            beginStep(at);
        }
    }

    @Override
    public int running() {
        return running.size();
    }

    @Override
    public int waiting() {
        return queue.size();
    }

    @Override
    public double kvUsage() {
        return 0;
    }

    private void beginStep(long at) {
        stepped.clear();
        int budget = options.batchTokens();
        int prefilled = 0;
        int decoding = 0;
        while (running.size() < slots && !queue.isEmpty()) {
            Sequence sequence = queue.remove();
            sequence.state = Sequence.State.RUNNING;
            running.add(sequence);
            sequence.listener.scheduled(sequence);
        }
        for (Sequence sequence : running) {
            int missing = sequence.prompt.tokens() - sequence.prefilled;
            if (missing == 0) {
                decoding++;
                budget--;
                stepped.add(sequence);
            } else if (budget > 0) {
                int piece = Math.min(missing, budget);
                budget -= piece;
                prefilled += piece;
                sequence.prefilled += piece;
                if (piece == missing) {
                    stepped.add(sequence);
                }
            }
        }
        if (running.isEmpty()) {
            stepEnd = Long.MAX_VALUE;
            return;
        }
        double prefill = prefilled / options.prefillRate() * 1e9;
        long decode = decoding == 0 ? 0 : options.stepNanos() + decoding * options.stepPerSequenceNanos();
        stepEnd = at + Math.max(1, jitter.of(Math.round(decode + prefill)));
    }

    private void endStep(long at) {
        for (Sequence sequence : stepped) {
            if (sequence.state != Sequence.State.RUNNING) {
                continue;
            }
            sequence.produced++;
            boolean last = sequence.done();
            if (last) {
                sequence.state = Sequence.State.ENDED;
                running.remove(sequence);
            }
            if (sequence.eventDue(options.chunk())) {
                sequence.listener.event(sequence, at);
            }
        }
    }
}
