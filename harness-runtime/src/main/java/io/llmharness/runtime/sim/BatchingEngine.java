package io.llmharness.runtime.sim;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * A continuous-batching engine. It works in steps; a step takes the running sequences in the order in which they came and computes what
 * each still lacks, one token for those that decode and as much of a prompt as the step's token budget leaves, then admits from the
 * queue. A sequence that lacks nothing at the end of a step has a new token. A step takes {@code step + stepPerSeq·decoding +
 * prefilled/prefillRate}.
 *
 * <p>Memory, when limited: {@code preempt} admits a sequence when its prompt fits and takes the memory of the newest one when a step
 * finds none left, which then computes everything anew; {@code wait} admits only what fits with its whole answer.
 */
final class BatchingEngine implements ServiceModel {
    private static final int DEFAULT_SLOTS = 64;

    private final SimOptions options;
    private final int slots;
    private final int queueBound;
    private final int budget;
    private final boolean reserveAnswers;
    private final Jitter jitter;
    private final KvMemory memory;
    private final PrefixCache cache;
    private final Deque<Sequence> queue = new ArrayDeque<>();
    private final List<Sequence> running = new ArrayList<>();
    private final List<Sequence> stepped = new ArrayList<>();
    private long stepEnd = Long.MAX_VALUE;
    private long lastStepEnd;
    private int left;
    private int decoding;
    private int prefilled;

    BatchingEngine(SimOptions options) {
        this.options = options;
        slots = options.slots().orElse(DEFAULT_SLOTS);
        queueBound = options.queue().orElse(Integer.MAX_VALUE);
        budget = Math.max(options.batchTokens(), slots);
        reserveAnswers = options.kvPolicy() == KvPolicy.WAIT;
        jitter = new Jitter(options.jitter(), options.seed());
        memory = new KvMemory(options);
        cache = new PrefixCache(options);
    }

    @Override
    public boolean full() {
        long free = Math.max(0, slots - running.size());
        return queue.size() >= queueBound + free;
    }

    @Override
    public void submit(Sequence[] sequences, long now) {
        queue.addAll(List.of(sequences));
        if (stepEnd == Long.MAX_VALUE) {
            beginStep(Math.max(now, lastStepEnd));
        }
    }

    @Override
    public void cancel(Sequence sequence, long now) {
        if (sequence.state == Sequence.State.WAITING) {
            queue.remove(sequence);
        } else {
            running.remove(sequence);
        }
        end(sequence);
    }

    @Override
    public long next() {
        return stepEnd;
    }

    @Override
    public void advance(long now) {
        while (stepEnd <= now) {
            lastStepEnd = stepEnd;
            endStep(lastStepEnd);
            beginStep(lastStepEnd);
        }
    }

    @Override
    public void forget() {
        cache.clear();
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
        return memory.usage();
    }

    private void beginStep(long at) {
        stepped.clear();
        left = budget;
        decoding = 0;
        prefilled = 0;
        for (int i = 0; i < running.size(); i++) {
            schedule(running.get(i));
        }
        while (running.size() < slots && left > 0 && !queue.isEmpty() && admit(queue.getFirst())) {
            schedule(queue.removeFirst());
        }
        if (running.isEmpty()) {
            stepEnd = Long.MAX_VALUE;
            return;
        }
        double nanos = options.stepNanos()
                + (double) decoding * options.stepPerSequenceNanos()
                + prefilled / options.prefillRate() * 1e9;
        stepEnd = at + Math.max(1, jitter.of(Math.round(nanos)));
    }

    /** Lets a waiting sequence run when there is memory; without any running one there always is. */
    private boolean admit(Sequence sequence) {
        int tokens = reserveAnswers ? sequence.prompt.tokens() + sequence.target : sequence.length() + 1;
        if (!running.isEmpty() && !memory.fits(sequence, tokens)) {
            return false;
        }
        memory.hold(sequence, tokens);
        int found = cache.find(sequence);
        sequence.computed = found;
        if (sequence.preemptions == 0) {
            sequence.cached = found;
        }
        boolean first = sequence.preemptions == 0;
        sequence.state = Sequence.State.RUNNING;
        running.add(sequence);
        if (first) {
            sequence.listener.scheduled(sequence);
        }
        return true;
    }

    private void schedule(Sequence sequence) {
        int lacking = Math.min(sequence.length() - sequence.computed, left);
        if (lacking == 0 || !findMemory(sequence)) {
            return;
        }
        left -= lacking;
        if (sequence.produced > 0 && lacking == 1) {
            decoding++;
        } else {
            prefilled += lacking;
        }
        sequence.computed += lacking;
        if (sequence.computed == sequence.length()) {
            stepped.add(sequence);
        }
    }

    /** Memory for what the sequence has and one token more; takes it from the newest one, which may be itself: then false. */
    private boolean findMemory(Sequence sequence) {
        int tokens = sequence.length() + 1;
        while (!memory.fits(sequence, tokens) && running.size() > 1) {
            Sequence victim = running.remove(running.size() - 1);
            preempt(victim);
            if (victim == sequence) {
                return false;
            }
        }
        memory.hold(sequence, tokens);
        return true;
    }

    private void preempt(Sequence victim) {
        memory.hold(victim, 0);
        victim.state = Sequence.State.WAITING;
        victim.computed = 0;
        victim.preemptions++;
        queue.addFirst(victim);
    }

    private void endStep(long at) {
        for (Sequence sequence : stepped) {
            if (sequence.state != Sequence.State.RUNNING) {
                continue;
            }
            if (sequence.produced == 0) {
                cache.keep(sequence);
            }
            sequence.produced++;
            if (sequence.done()) {
                running.remove(sequence);
                end(sequence);
            }
            if (sequence.eventDue(options.chunk())) {
                sequence.listener.event(sequence, at);
            }
        }
    }

    private void end(Sequence sequence) {
        sequence.state = Sequence.State.ENDED;
        memory.hold(sequence, 0);
    }
}
