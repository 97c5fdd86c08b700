package io.llmharness.runtime.exec;

import io.llmharness.runtime.eventlog.LogEntry;
import io.llmharness.runtime.metric.Histograms;
import io.llmharness.runtime.result.ClientHealth;
import io.llmharness.runtime.result.IntervalResult;
import io.llmharness.runtime.result.Percentile;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;

/**
 * One stretch of uninterrupted load, seen from the fork's main thread: it starts the loops, asks them for their live figures once a
 * second, and puts iterations together as their parts come in. The loops only post to its mailbox; merging is never their work.
 */
final class Stretch {
    private static final long SECOND = 1_000_000_000L;

    /** What one worker has of an iteration. */
    private record Part(int workload, LoopIteration iteration) {}

    private final Loops loops;
    private final Windows windows;
    private final Progress progress;
    private final ClientGauge gauge;
    private final Assembler assembler;
    private final Consumer<LogEntry> log;
    private final BlockingQueue<Runnable> mailbox = new LinkedBlockingQueue<>();
    private final Map<Integer, List<Part>> parts = new HashMap<>();
    private final List<IntervalResult> intervals = new ArrayList<>();
    private final int secondsBefore;
    private final List<String> mix;
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private long nextSecond;
    private int seconds;
    private int asked;
    private int drained;

    /**
     * A stretch.
     *
     * @param number counts from 0 within the fork
     * @param secondsBefore seconds that the stretches before it lasted
     * @param log told what no request carries
     * @param mix names of the workloads of a mix; empty where it is one workload
     */
    Stretch(
            int number,
            Loops loops,
            Windows windows,
            Progress progress,
            ClientGauge gauge,
            int secondsBefore,
            Consumer<LogEntry> log,
            List<String> mix) {
        this.mix = mix;
        this.loops = loops;
        this.windows = windows;
        this.progress = progress;
        this.gauge = gauge;
        this.secondsBefore = secondsBefore;
        this.log = log;
        long anchorNanos = System.nanoTime();
        Instant anchor = Instant.now();
        this.assembler = new Assembler(windows, anchorNanos, anchor);
        log.accept(new LogEntry.StretchBegun(
                number,
                windows.firstIteration(),
                windows.warmups(),
                windows.bounds(),
                windows.requests(),
                anchorNanos,
                anchor));
    }

    /** Runs to the end: every iteration reported, nothing in flight. Gives the number of seconds it lasted. */
    int run() throws InterruptedException {
        loops.receiver((workload, part) -> mailbox.add(() -> add(workload, part)));
        loops.each(worker -> worker.begin(windows, () -> mailbox.add(() -> drained++)));
        nextSecond = windows.startNanos() + SECOND;
        gauge.begin();
        while (drained < loops.count() || asked > 0 || !mailbox.isEmpty()) {
            Runnable message = mailbox.poll(nextSecond - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (message != null) {
                message.run();
            }
            askForSeconds();
        }
        return seconds;
    }

    private void askForSeconds() {
        for (; System.nanoTime() >= nextSecond; nextSecond += SECOND) {
            askForSecond(nextSecond - SECOND / 2);
        }
    }

    private void askForSecond(long middle) {
        asked++;
        gauge.second();
        int second = seconds++;
        int iteration = windows.iteration(Math.min(windows.at(middle), windows.count() - 1));
        List<Live.Taken> taken = new ArrayList<>();
        loops.each(worker -> {
            Live.Taken part = worker.live.take(worker.inFlight());
            mailbox.add(() -> {
                taken.add(part);
                if (taken.size() == loops.count()) {
                    report(second, iteration, taken);
                }
            });
        });
    }

    private void report(int second, int iteration, List<Live.Taken> taken) {
        Histogram ttft = Histograms.empty();
        taken.forEach(t -> ttft.add(t.ttft()));
        IntervalResult interval = new IntervalResult(
                secondsBefore + second,
                iteration,
                taken.stream().mapToDouble(Live.Taken::tokens).sum(),
                taken.stream().mapToLong(Live.Taken::succeeded).sum(),
                taken.stream().mapToLong(Live.Taken::failed).sum(),
                taken.stream().mapToLong(Live.Taken::inFlight).sum(),
                (long) Percentile.P50.of(ttft).orElse(0),
                (long) Percentile.P99.of(ttft).orElse(0),
                ttft.getTotalCount(),
                Math.round(ttft.getMean()));
        intervals.add(interval);
        progress.interval(interval);
        if (--asked == 0) {
            waiting.forEach(Runnable::run);
            waiting.clear();
        }
    }

    private void add(int workload, LoopIteration part) {
        List<Part> all = parts.computeIfAbsent(part.window, w -> new ArrayList<>());
        all.add(new Part(workload, part));
        if (all.size() < loops.count()) {
            return;
        }
        parts.remove(part.window);
        askForSeconds(); // this thread may be late: the iteration's last second is part of it
        int iteration = windows.iteration(part.window);
        ClientHealth health = gauge.end();
        gauge.begin();
        Runnable assemble = () -> {
            List<IntervalResult> own =
                    intervals.stream().filter(i -> i.iteration() == iteration).toList();
            log.accept(new LogEntry.IterationDone(part.window, own, health));
            report(all, own, health);
        };
        if (asked == 0) {
            assemble.run();
        } else {
            waiting.add(assemble);
        }
    }

    /** The workloads of a mix each, and all together: the sum of the same parts. */
    private void report(List<Part> all, List<IntervalResult> intervals, ClientHealth health) {
        for (int i = 0; i < mix.size(); i++) {
            int workload = i;
            List<LoopIteration> own = all.stream()
                    .filter(p -> p.workload == workload)
                    .map(Part::iteration)
                    .toList();
            progress.part(mix.get(i), assembler.assemble(own, List.of(), health));
        }
        progress.iteration(assembler.assemble(all.stream().map(Part::iteration).toList(), intervals, health));
    }
}
