package io.llmharness.runtime.exec;

import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The workers of a fork, and where the iterations that they finish go. */
final class Loops {
    private final List<LoopWorker> workers = new ArrayList<>();
    private volatile Consumer<LoopIteration> receiver = part -> {};

    /** Makes the worker of a loop. */
    @FunctionalInterface
    interface Builder {
        LoopWorker build(int index, EventLoop loop, Consumer<LoopIteration> finished);
    }

    /** A worker for each loop, told where to hand over its iterations. */
    Loops(List<EventLoop> loops, Builder builder) {
        for (int i = 0; i < loops.size(); i++) {
            workers.add(builder.build(i, loops.get(i), part -> receiver.accept(part)));
        }
    }

    int count() {
        return workers.size();
    }

    /** Whom finished iterations go to from now on. Called on the loops. */
    void receiver(Consumer<LoopIteration> to) {
        receiver = to;
    }

    /** Runs something for each worker, on the worker's own loop. */
    void each(Consumer<LoopWorker> action) {
        workers.forEach(worker -> worker.execute(() -> action.accept(worker)));
    }
}
