package io.llmharness.runtime;

import io.llmharness.runtime.compare.Comparer;
import io.llmharness.runtime.compare.Comparison;
import io.llmharness.runtime.compare.Gate;
import io.llmharness.runtime.compare.Margins;
import io.llmharness.runtime.compare.Side;
import io.llmharness.runtime.plan.EngineUrl;
import io.llmharness.runtime.report.ComparisonFormat;
import io.llmharness.runtime.report.ResultReader;
import io.llmharness.runtime.result.Capacity;
import io.llmharness.runtime.result.Capacity.End;
import io.llmharness.runtime.result.RunResult;
import io.llmharness.runtime.result.RunSummary;
import io.llmharness.runtime.result.SloVerdict;
import io.llmharness.runtime.result.TrialSummary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** What a run came to: its figures, and whether they are good enough. */
public final class RunReport {
    private final RunResult result;
    private final RunSummary summary;
    private final List<Path> files;
    private final List<String> problems;

    RunReport(RunSummary summary, List<Path> files, List<String> problems) {
        this.result = summary.run();
        this.summary = summary;
        this.files = List.copyOf(files);
        this.problems = List.copyOf(problems);
    }

    /** Everything that was measured. */
    public RunResult result() {
        return result;
    }

    /** Everything that is computed from it: percentiles, rates, verdicts. */
    public RunSummary summary() {
        return summary;
    }

    /** The result files that were written. */
    public List<Path> files() {
        return files;
    }

    /** A sentence for each result file that could not be written. */
    public List<String> problems() {
        return problems;
    }

    /** What searches for a capacity came to; none in a run without one. */
    public List<Capacity> capacities() {
        return result.searches();
    }

    /** Whether some trial was answered by the simulated engine. */
    public boolean simulated() {
        return result.trials().stream()
                .anyMatch(t -> EngineUrl.isSimulated(t.plan().engine().url()));
    }

    /** How a process that did this run is to end; see {@link ExitCode}. */
    public int exitCode() {
        return exit().code();
    }

    /** The same, with its meaning. */
    public ExitCode exit() {
        List<TrialSummary> trials = summary.trials();
        if (result.interrupted()) {
            return ExitCode.INTERRUPTED;
        }
        boolean searched = !result.searches().isEmpty();
        if (!problems.isEmpty()
                || trials.isEmpty()
                || !searched && trials.stream().anyMatch(TrialSummary::failed)) {
            return ExitCode.FAILED;
        }
        if (searched) {
            return ofSearches(result.searches());
        }
        if (trials.stream().anyMatch(t -> t.validity().printable() && missed(t))) {
            return ExitCode.SLO_MISSED;
        }
        return trials.stream().allMatch(t -> t.validity().printable()) ? ExitCode.DONE : ExitCode.INCONCLUSIVE;
    }

    /** Loads beyond the capacity miss limits, and are meant to: only what came of the searches counts. */
    private static ExitCode ofSearches(List<Capacity> searches) {
        List<End> ends = searches.stream().map(Capacity::end).toList();
        if (ends.contains(End.FAILED)) {
            return ExitCode.FAILED;
        }
        if (ends.contains(End.NONE_MET)) {
            return ExitCode.SLO_MISSED;
        }
        return ends.contains(End.UNTRUSTED) || ends.contains(End.STOPPED) ? ExitCode.INCONCLUSIVE : ExitCode.DONE;
    }

    /**
     * Throws an {@link AssertionError} with a table of what was wanted and what was measured unless every trial met its limits. Also
     * when a trial failed, when its figures cannot be trusted, and when no trial has limits: a gate that looks at nothing is open.
     */
    public void assertSlosMet() {
        List<TrialSummary> limited =
                summary.trials().stream().filter(t -> t.slo().isPresent()).toList();
        if (result.interrupted() || limited.isEmpty()) {
            throw new AssertionError(
                    limited.isEmpty()
                            ? "No trial of the run has limits: give the scenario @Slo, or the run Options.sloTtft and the like."
                            : "The run was interrupted before it was done.");
        }
        boolean fulfilled = summary.trials().stream()
                .noneMatch(t -> t.failed() || !t.validity().printable() || missed(t));
        if (!fulfilled) {
            throw new AssertionError(SloTable.of(summary));
        }
    }

    /**
     * Throws an {@link AssertionError} with the table of the comparison unless every gated figure of the baseline kept within its
     * margin. Also when that cannot be told, which is always so with a single fork.
     *
     * @param baseline a result file in the format {@code json}
     * @param margins {@code ttft.p99=5%}, or {@code 5%} for every figure that is shown first; none: 5 % for those
     */
    public void assertNotWorseThan(Path baseline, String... margins) {
        try {
            assertNotWorseThan(Side.of(baseline.toString(), ResultReader.read(baseline)), margins);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same, against another run of this program. */
    public void assertNotWorseThan(RunReport baseline, String... margins) {
        assertNotWorseThan(Side.of("baseline", baseline.result), margins);
    }

    private void assertNotWorseThan(Side baseline, String... margins) {
        Comparison comparison =
                new Comparer(Margins.parse(margins), Set.of()).compare(baseline, Side.of("this run", result));
        if (comparison.gate() != Gate.PASSED) {
            throw new AssertionError("The run is not shown to be as good as its baseline.\n\n"
                    + ComparisonFormat.TEXT.render(comparison).stripTrailing());
        }
    }

    private static boolean missed(TrialSummary trial) {
        return !trial.slo().map(SloVerdict::met).orElse(true);
    }
}
