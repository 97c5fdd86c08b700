package io.llmharness.runtime.exec;

import io.llmharness.runtime.plan.MixPlan;
import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Builds the workers of a mix: one for each workload on each loop. Those without a load of their own share an issuer, which deals its
 * requests to them.
 */
final class MixFactory implements Loops.Builder {
    private final List<MixPlan> mix;
    private final List<? extends WorkerFactory<?>> workloads;
    private final long seed;

    /**
     * A factory.
     *
     * @param mix the workloads
     * @param workloads the factories of their workers, in the same order
     */
    MixFactory(List<MixPlan> mix, List<? extends WorkerFactory<?>> workloads, long seed) {
        this.mix = mix;
        this.workloads = workloads;
        this.seed = seed;
    }

    @Override
    public List<LoopWorker> build(int index, EventLoop loop, Loops.Receiver finished) {
        int[] sharing = sharing();
        SharedIssuer shared = new SharedIssuer(sharing.length);
        List<LoopWorker> workers = new ArrayList<>();
        for (int i = 0; i < mix.size(); i++) {
            int workload = i;
            WorkerFactory<?> factory = workloads.get(i);
            workers.add(factory.worker(
                    index,
                    loop,
                    part -> finished.accept(workload, part),
                    worker -> mix.get(workload).load().isPresent() ? factory.issuer(worker, index, loop) : shared));
        }
        List<LoopWorker> sharers = new ArrayList<>();
        double[] shares = new double[sharing.length];
        for (int i = 0; i < sharing.length; i++) {
            sharers.add(workers.get(sharing[i]));
            shares[i] = mix.get(sharing[i]).share();
        }
        shared.of(workloads.get(sharing[0]).issuer(new MixedDispatch(sharers, shares, seed), index, loop));
        return workers;
    }

    /** Indexes of the workloads that share the load; at least one does. */
    private int[] sharing() {
        return IntStream.range(0, mix.size())
                .filter(i -> mix.get(i).load().isEmpty())
                .toArray();
    }
}
