package io.llmharness.runtime.eventlog;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.llmharness.runtime.plan.TrialPlan;
import io.llmharness.runtime.result.ClientHealth;
import io.llmharness.runtime.result.ForkResult;
import io.llmharness.runtime.result.HostFacts;
import io.llmharness.runtime.result.IntervalResult;
import io.llmharness.runtime.result.RunResult;
import java.time.Instant;
import java.util.List;

/** What no request carries: written seldom, by the parent and by a fork's main thread. The names of the types are part of the format. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "entry")
@JsonSubTypes({
    @JsonSubTypes.Type(value = LogEntry.RunBegun.class, name = "runBegun"),
    @JsonSubTypes.Type(value = LogEntry.ForkBegun.class, name = "forkBegun"),
    @JsonSubTypes.Type(value = LogEntry.StretchBegun.class, name = "stretchBegun"),
    @JsonSubTypes.Type(value = LogEntry.IterationDone.class, name = "iterationDone"),
    @JsonSubTypes.Type(value = LogEntry.ForkEnded.class, name = "forkEnded"),
    @JsonSubTypes.Type(value = LogEntry.RunEnded.class, name = "runEnded")
})
public sealed interface LogEntry {
    /**
     * Parent, first.
     *
     * @param host what is known of it before anything runs
     * @param plans the trials that are to be run
     * @param causes keys of failure causes, in the order of the numbers that stand for them in requests
     * @param figures keys of native figures, likewise
     */
    record RunBegun(Instant at, HostFacts host, List<TrialPlan> plans, List<String> causes, List<String> figures)
            implements LogEntry {}

    /**
     * Parent: what follows, up to {@link ForkEnded}, is this fork's.
     *
     * @param segment counts forks from 0, in the order they ran
     * @param index as in the result, warm-up forks not counted among the measured ones
     * @param warmup whether its result is thrown away
     * @param plan of its trial, with the address at which the engine answered
     */
    record ForkBegun(int segment, int index, boolean warmup, TrialPlan plan, Instant at) implements LogEntry {}

    /**
     * Fork: a stretch of load begins. Times are {@link System#nanoTime}.
     *
     * @param stretch counts from 0 within the fork
     * @param firstIteration index within the fork of the first window's iteration
     * @param warmups how many of the fork's first iterations are warm-up
     * @param bounds of its windows: one more than there are windows
     * @param requests that end it; {@link Long#MAX_VALUE}: it ends by time
     * @param anchor the instant at which the clock stood at {@code anchorNanos}
     */
    record StretchBegun(
            int stretch,
            int firstIteration,
            int warmups,
            List<Long> bounds,
            long requests,
            long anchorNanos,
            Instant anchor)
            implements LogEntry {}

    /** Fork: all loops are done with an iteration, and this was seen of it besides. */
    record IterationDone(int window, List<IntervalResult> intervals, ClientHealth health) implements LogEntry {}

    /** Parent: the fork has ended; its iterations are left out. */
    record ForkEnded(int segment, ForkResult fork, Instant at) implements LogEntry {}

    /**
     * Parent, last.
     *
     * @param run the result without its iterations
     * @param places where the iterations of each trial's forks are
     */
    record RunEnded(RunResult run, List<List<Place>> places) implements LogEntry {}

    /**
     * Where a fork's iterations are.
     *
     * @param segment of the log
     * @param iterations how many of its first ones reached the parent
     */
    record Place(int segment, int iterations) {}
}
