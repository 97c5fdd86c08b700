package io.llmharness.runtime.result;

import io.llmharness.runtime.engine.EngineCounters;
import io.llmharness.runtime.engine.Secret;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One fork of a trial.
 *
 * @param index from 0
 * @param pid process id, 0 when it ran in the harness's own process
 * @param iterations finished iterations, warm-up first
 * @param failure why the fork did not finish; empty when it did
 * @param reset how the engine was reset before it; empty when nothing was declared
 * @param start when it was started; empty in files of older versions
 * @param logGap what is missing from its event log, in a clause; empty when nothing is, or none was kept
 * @param connections what its connections to the engine turned out to be, in order; empty when there was none, or it died
 * @param parts of a mix, the iterations of each of its workloads, by name
 * @param counters what the engine counted meanwhile, warm-up and other clients included; empty when it does not tell
 */
public record ForkResult(
        int index,
        long pid,
        List<IterationResult> iterations,
        Optional<String> failure,
        Optional<ResetResult> reset,
        Optional<ForkStart> start,
        Optional<String> logGap,
        List<ConnectionFacts> connections,
        Map<String, List<IterationResult>> parts,
        Optional<EngineCounters> counters) {
    private static final Comparator<ConnectionFacts> IN_ORDER = Comparator.comparing(ConnectionFacts::toString);

    /** A fork of one workload. */
    public ForkResult(
            int index,
            long pid,
            List<IterationResult> iterations,
            Optional<String> failure,
            Optional<ResetResult> reset,
            Optional<ForkStart> start,
            Optional<String> logGap,
            List<ConnectionFacts> connections) {
        this(index, pid, iterations, failure, reset, start, logGap, connections, Map.of(), Optional.empty());
    }

    /** A fork before which nothing was reset, of whose event log nothing is missing, and that tells nothing of its connections. */
    public ForkResult(int index, long pid, List<IterationResult> iterations, Optional<String> failure) {
        this(index, pid, iterations, failure, Optional.empty(), Optional.empty(), Optional.empty(), List.of());
    }

    /** The same, with how the engine was reset before it. */
    public ForkResult reset(Optional<ResetResult> how) {
        return new ForkResult(index, pid, iterations, failure, how, start, logGap, connections, parts, counters);
    }

    /** The same, with when it was started. */
    public ForkResult start(ForkStart when) {
        return new ForkResult(
                index, pid, iterations, failure, reset, Optional.of(when), logGap, connections, parts, counters);
    }

    /** The same, with what is missing from its event log. */
    public ForkResult logGap(Optional<String> gap) {
        return new ForkResult(index, pid, iterations, failure, reset, start, gap, connections, parts, counters);
    }

    /** The same, with these iterations. */
    public ForkResult iterations(List<IterationResult> others) {
        return new ForkResult(index, pid, others, failure, reset, start, logGap, connections, parts, counters);
    }

    /** The same, with what its connections turned out to be. */
    public ForkResult connections(Collection<ConnectionFacts> kinds) {
        return new ForkResult(
                index, pid, iterations, failure, reset, start, logGap, List.copyOf(kinds), parts, counters);
    }

    /** The same, with what each workload of a mix has. */
    public ForkResult parts(Map<String, List<IterationResult>> byWorkload) {
        return new ForkResult(index, pid, iterations, failure, reset, start, logGap, connections, byWorkload, counters);
    }

    /** The same, with what the engine counted meanwhile. */
    public ForkResult counters(Optional<EngineCounters> counted) {
        return new ForkResult(index, pid, iterations, failure, reset, start, logGap, connections, parts, counted);
    }

    /** What one workload of a mix has. */
    public ForkResult part(String workload) {
        return iterations(parts.getOrDefault(workload, List.of())).parts(Map.of());
    }

    public ForkResult {
        iterations = List.copyOf(iterations);
        connections = connections.stream().sorted(IN_ORDER).toList();
        parts = Map.copyOf(parts);
        failure = failure.map(Secret.NONE::mask); // a scenario's own words are among them
    }

    /** Its measured iterations. */
    public List<IterationResult> measured() {
        return iterations.stream().filter(i -> !i.warmup()).toList();
    }
}
