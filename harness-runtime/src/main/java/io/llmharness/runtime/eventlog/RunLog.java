package io.llmharness.runtime.eventlog;

import io.llmharness.runtime.engine.FailureCause;
import io.llmharness.runtime.engine.NativeFigure;
import io.llmharness.runtime.eventlog.LogEntry.Place;
import io.llmharness.runtime.plan.TrialPlan;
import io.llmharness.runtime.result.ForkResult;
import io.llmharness.runtime.result.HostFacts;
import io.llmharness.runtime.result.IterationResult;
import io.llmharness.runtime.result.RunListener;
import io.llmharness.runtime.result.RunResult;
import io.llmharness.runtime.result.TrialResult;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * The parent's part of an event log: its begin, what surrounds each fork, and its end. Parent and forks append to one file, never at the
 * same time; what a dead fork left unfinished behind its last whole block is cut off. The first failure to write is kept, and nothing is
 * written after it.
 */
public final class RunLog implements RunListener {
    private final Path file;
    private final CRC32C checksum = new CRC32C();
    private final Map<IterationResult, Integer> segments = new IdentityHashMap<>();
    private Optional<String> failure = Optional.empty();
    private int segment = -1;
    private long forkBegin;

    public RunLog(Path file) {
        this.file = file;
    }

    /** Begins the file anew. Throws {@link IOException} when it cannot be written. */
    public void begin(Instant at, HostFacts host, List<TrialPlan> plans) throws IOException {
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer magic =
                    ByteBuffer.allocate(Long.BYTES).putLong(Block.MAGIC).flip();
            EventLogWriter.append(channel, magic);
        }
        append(new LogEntry.RunBegun(
                at,
                host,
                plans.stream().map(TrialPlan::masked).toList(),
                Arrays.stream(FailureCause.values()).map(FailureCause::key).toList(),
                Arrays.stream(NativeFigure.values()).map(NativeFigure::key).toList()));
    }

    @Override
    public void forkStarted(TrialPlan plan, int index, boolean warmupFork) {
        segment++;
        int measured = plan.forks().count() == 0 || warmupFork
                ? index
                : index - plan.forks().warmups();
        add(new LogEntry.ForkBegun(segment, measured, warmupFork, plan.masked(), Instant.now()));
    }

    @Override
    public void iterationDone(TrialPlan plan, IterationResult iteration) {
        segments.put(iteration, segment);
    }

    @Override
    public void forkDone(TrialPlan plan, ForkResult fork) {
        cutTail();
        add(new LogEntry.ForkEnded(segment, fork.iterations(List.of()), Instant.now()));
    }

    /** Ends the log. Gives why it is not complete, in a sentence; empty when it is. */
    public Optional<String> end(RunResult run) {
        List<TrialResult> outline = run.trials().stream()
                .map(trial -> trial.plan(trial.plan().masked())
                        .forks(trial.forks().stream()
                                .map(fork -> fork.iterations(List.of()))
                                .toList()))
                .toList();
        List<List<Place>> places = run.trials().stream()
                .map(trial -> trial.forks().stream().map(this::place).toList())
                .toList();
        add(new LogEntry.RunEnded(run.trials(outline), places));
        return failure.map(why -> "The event log " + file + " could not be written to its end: " + why + ".");
    }

    private Place place(ForkResult fork) {
        List<IterationResult> iterations = fork.iterations();
        return iterations.isEmpty()
                ? new Place(-1, 0)
                : new Place(segments.getOrDefault(iterations.get(0), -1), iterations.size());
    }

    private void add(LogEntry entry) {
        if (failure.isEmpty()) {
            try {
                append(entry);
            } catch (IOException e) {
                failure = Optional.of(String.valueOf(e.getMessage()));
            }
        }
    }

    private void append(LogEntry entry) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.APPEND)) {
            LogBuffer buffer = LogEntries.buffer(entry);
            Block.seal(buffer.bytes, buffer.stream, checksum);
            EventLogWriter.append(channel, buffer.bytes);
            forkBegin = channel.size();
        }
    }

    private void cutTail() {
        if (failure.isPresent()) {
            return;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            channel.truncate(EventLogReader.wholeUntil(channel, forkBegin));
        } catch (IOException e) {
            failure = Optional.of(String.valueOf(e.getMessage()));
        }
    }
}
