package io.llmharness.runtime.exec;

import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The workers of a fork, and where the iterations that they finish go: on each loop one worker for each workload. */
final class Loops {
    private final List<LoopWorker> workers = new ArrayList<>();
    private volatile Receiver receiver = (workload, part) -> {};

    /** Makes the workers of a loop, one for each workload. */
    @FunctionalInterface
    interface Builder {
        List<LoopWorker> build(int index, EventLoop loop, Receiver finished);
    }

    /** Takes finished iterations. Called on the loops. */
    @FunctionalInterface
    interface Receiver {
        void accept(int workload, LoopIteration part);
    }

    /** The workers of each loop, told where to hand over their iterations. */
    Loops(List<EventLoop> loops, Builder builder) {
        for (int i = 0; i < loops.size(); i++) {
            workers.addAll(builder.build(i, loops.get(i), (workload, part) -> receiver.accept(workload, part)));
        }
    }

    /** Number of workers. */
    int count() {
        return workers.size();
    }

    /** Whom finished iterations go to from now on. */
    void receiver(Receiver to) {
        receiver = to;
    }

    /** Runs something for each worker, on the worker's own loop. */
    void each(Consumer<LoopWorker> action) {
        workers.forEach(worker -> worker.execute(() -> action.accept(worker)));
    }
}
