package io.llmharness.runtime.exec;

import io.llmharness.runtime.eventlog.LogDamaged;
import io.llmharness.runtime.eventlog.LogEntry;
import io.llmharness.runtime.eventlog.Unpacker;
import io.llmharness.runtime.plan.TrialPlan;
import io.llmharness.runtime.result.IterationResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A fork's part of an event log, turned back into what the fork sent to its parent: each loop's records go through a recorder as the loop
 * had it, and iterations are put together by the same assembler. Its memory does not grow with the number of requests.
 */
public final class ForkReplay {
    private final TrialPlan plan;
    private final JournalReader.Keys keys;
    private final Consumer<IterationResult> finished;
    private final List<Windows> stretches = new ArrayList<>();
    private final Map<Integer, JournalReader> loops = new HashMap<>();
    private final Map<Integer, List<LoopIteration>> parts = new HashMap<>();
    private LogEntry.@Nullable StretchBegun stretch;

    /** A fork of a trial; its iterations go to {@code finished}. */
    public ForkReplay(TrialPlan plan, LogEntry.RunBegun run, Consumer<IterationResult> finished) {
        this.plan = plan;
        this.keys = JournalReader.Keys.of(run.causes(), run.figures());
        this.finished = finished;
    }

    /** A stretch of load begins. */
    public void begun(LogEntry.StretchBegun begun) {
        stretch = begun;
        stretches.add(windows(begun));
        parts.clear();
    }

    static Windows windows(LogEntry.StretchBegun begun) {
        if (begun.bounds().size() < 2) {
            throw new LogDamaged("a stretch of load has no window");
        }
        return Windows.of(
                begun.firstIteration(),
                begun.warmups(),
                begun.bounds().stream().mapToLong(Long::longValue).toArray(),
                begun.requests());
    }

    /** Records of a loop. */
    public void records(int loop, Unpacker records) {
        loops.computeIfAbsent(loop, this::reader).read(records);
    }

    private JournalReader reader(int loop) {
        LoopRecorder recorder = new LoopRecorder(
                Limits.of(plan),
                new Live(),
                Journal.NONE,
                part -> parts.computeIfAbsent(part.window, w -> new ArrayList<>())
                        .add(part.of(loop)));
        return new JournalReader(keys, this::windows, new LoopReplay(recorder));
    }

    private Windows windows(int index) {
        if (index < 0 || index >= stretches.size()) {
            throw new LogDamaged("a loop begins a stretch of load that was not announced");
        }
        return stretches.get(index);
    }

    /** All loops are done with an iteration. */
    public void done(LogEntry.IterationDone done) {
        LogEntry.StretchBegun begun = stretch;
        List<LoopIteration> all = parts.remove(done.window());
        if (begun == null || all == null) {
            throw new LogDamaged("an iteration ends that has not begun");
        }
        Windows windows = stretches.get(stretches.size() - 1);
        finished.accept(new Assembler(windows, begun.anchorNanos(), begun.anchor())
                .assemble(all, done.intervals(), done.health()));
    }
}
