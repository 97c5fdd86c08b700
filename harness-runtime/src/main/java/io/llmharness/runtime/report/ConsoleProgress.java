package io.llmharness.runtime.report;

import io.llmharness.runtime.metric.Metric;
import io.llmharness.runtime.plan.TrialPlan;
import io.llmharness.runtime.report.Screen.Colour;
import io.llmharness.runtime.result.ForkResult;
import io.llmharness.runtime.result.IntervalResult;
import io.llmharness.runtime.result.IterationResult;
import io.llmharness.runtime.result.Percentile;
import io.llmharness.runtime.result.RunListener;
import io.llmharness.runtime.result.TrialResult;
import io.llmharness.runtime.result.Validity;
import io.llmharness.runtime.text.Digits;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.HdrHistogram.Histogram;

/**
 * The console while a run goes on, in JMH's look. On a terminal the last second is shown on a line that is written over in place;
 * elsewhere a plain line comes now and then. Has no thread: it writes when it is told something.
 */
public final class ConsoleProgress implements RunListener {
    /** Where lines cannot be written over, seconds are shown this far apart. */
    private static final long PLAIN_EVERY = TimeUnit.SECONDS.toNanos(10);

    private final Screen screen;
    private final LongSupplier nanos;
    private final RunProgress progress;
    private final Map<TrialPlan, String> trials = new HashMap<>();
    private Optional<TrialPlan> shown = Optional.empty();
    private String speaker = "";
    private long lastLine;

    /**
     * A console.
     *
     * @param out where to, with the character set of the reader
     * @param nanos a clock such as {@link System#nanoTime}
     * @param terminal whether a terminal shows it
     * @param colour whether colours are wanted there
     */
    public ConsoleProgress(PrintStream out, LongSupplier nanos, boolean terminal, boolean colour) {
        this.screen = new Screen(out, terminal, colour);
        this.nanos = nanos;
        this.progress = new RunProgress(nanos);
    }

    /** Whether the environment allows colours on a terminal: {@code NO_COLOR} is unset or empty and the terminal is not a dumb one. */
    public static boolean colourAllowed(Map<String, String> environment) {
        return environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !environment.getOrDefault("TERM", "").equals("dumb");
    }

    @Override
    public void runStarted(List<TrialPlan> plans) {
        progress.runStarted(plans);
    }

    @Override
    public void trialStarted(TrialPlan plan, int index, int trials) {
        progress.trialStarted(plan, index, trials);
        speaker = "";
        this.trials.put(plan, (index + 1) + " of " + trials + " " + TrialNames.coordinates(plan));
        shown = Optional.of(plan);
        print("");
        PlanLines.of(plan).forEach(this::print);
    }

    /** Where the forks of several trials take turns, each says whose it is. */
    private void turn(TrialPlan plan) {
        String trial = trials.get(plan);
        if (trial != null && !shown.equals(Optional.of(plan))) {
            print("# Trial: " + trial);
            shown = Optional.of(plan);
        }
    }

    @Override
    public void forkStarted(TrialPlan plan, int index, boolean warmupFork) {
        progress.forkStarted(plan);
        int number = warmupFork ? index + 1 : index - plan.forks().warmups() + 1;
        speaker = "[" + (warmupFork ? "warmup fork " : "fork ") + number + "] ";
        print("");
        print("# Run progress: " + progress.text());
        turn(plan);
        if (plan.forks().count() == 0) {
            speaker = "[in process] ";
            print("# Fork: none, in the harness's own JVM");
        } else if (warmupFork) {
            print("# Warmup Fork: " + number + " of " + plan.forks().warmups());
        } else if (number > plan.forks().count()) {
            print("# Fork: " + number + ", one more for the precision that is wanted");
        } else {
            print("# Fork: " + number + " of " + plan.forks().count());
        }
    }

    @Override
    public void interval(TrialPlan plan, IntervalResult i) {
        boolean due = nanos.getAsLong() - lastLine >= PLAIN_EVERY;
        if (screen.isTerminal()) {
            screen.status(status(plan, i));
        } else if (due) {
            print(status(plan, i));
        }
    }

    private String status(TrialPlan plan, IntervalResult i) {
        String ttft = "";
        if (i.ttftCount() > 0) {
            boolean middle = i.ttftP50Nanos() > 0;
            ttft = ", ttft " + (middle ? "p50 " : "mean ") + time(plan, middle ? i.ttftP50Nanos() : i.ttftMeanNanos());
        }
        String failed = i.failed() > 0 ? ", " + i.failed() + " failed" : "";
        return name(plan, i.iteration(), i.iteration() < plan.warmup().count()) + " (ETA " + progress.eta() + "): "
                + Digits.three(i.outputTokens()) + " tok/s, " + i.succeeded() + " ok" + failed + ttft + ", "
                + i.inFlight() + " in flight";
    }

    @Override
    public void iterationDone(TrialPlan plan, IterationResult i) {
        progress.iterationDone(plan);
        long unsuccessful = i.requests().unsuccessful();
        String line = name(plan, i.index(), i.warmup()) + ": " + rates(i) + latency(plan, i, Metric.TTFT)
                + latency(plan, i, Metric.E2E) + ", " + i.requests().succeeded() + " ok";
        if (unsuccessful > 0) {
            line += ", " + screen.coloured(Colour.RED, unsuccessful + " failed");
        }
        print(line);
    }

    /** {@code # Warmup Iteration   1} and {@code Iteration   1}, each counted from 1, as JMH has them. */
    private static String name(TrialPlan plan, int index, boolean warmup) {
        int number = warmup ? index + 1 : index - plan.warmup().count() + 1;
        String padded = " ".repeat(Math.max(0, 3 - Integer.toString(number).length())) + number;
        return (warmup ? "# Warmup Iteration " : "Iteration ") + padded;
    }

    private static String rates(IterationResult i) {
        boolean counted = i.tokens().source().equals("usage");
        String tokens = counted ? Digits.three(i.flow().outputTokensPerSecond()) + " tok/s, " : "";
        return tokens + Digits.three(i.flow().requestsPerSecond()) + " req/s";
    }

    private static String latency(TrialPlan plan, IterationResult i, Metric metric) {
        Histogram histogram = i.histograms().get(metric);
        if (histogram == null || histogram.getTotalCount() == 0) {
            return "";
        }
        OptionalDouble p99 = Percentile.P99.of(histogram);
        OptionalDouble p50 = Percentile.P50.of(histogram);
        String tail = p99.isPresent() ? " p99 " + time(plan, p99.getAsDouble()) : "";
        String middle =
                p50.isPresent() ? " p50 " + time(plan, p50.getAsDouble()) : " mean " + time(plan, histogram.getMean());
        return ", " + metric.key() + middle + tail;
    }

    private static String time(TrialPlan plan, double nanos) {
        Units units = new Units(plan.outputUnit());
        return Digits.three(units.of(nanos)) + " " + units.symbol();
    }

    @Override
    public void line(String text) {
        print(speaker + Lines.clean(text));
    }

    @Override
    public void forkDone(TrialPlan plan, ForkResult result) {
        progress.forkDone();
        screen.clearStatus();
        result.failure().ifPresent(why -> print(screen.coloured(Colour.RED, "# Fork failed: " + Lines.clean(why))));
    }

    @Override
    public void trialDone(TrialResult result) {
        speaker = "";
        progress.trialDone(result.plan());
        Validity validity = Validity.of(result);
        print("");
        turn(result.plan());
        print("Result \"" + result.plan().benchmark() + "\": "
                + screen.coloured(colour(validity.verdict()), validity.verdict().name()));
        validity.reasons().forEach(reason -> print("  - " + Lines.clean(reason)));
    }

    private static Colour colour(Validity.Verdict verdict) {
        return switch (verdict) {
            case VALID -> Colour.GREEN;
            case DEGRADED -> Colour.YELLOW;
            case INVALID -> Colour.RED;
        };
    }

    private void print(String line) {
        screen.line(line);
        lastLine = nanos.getAsLong();
    }
}
