package io.llmharness.runtime.compare;

import io.llmharness.runtime.result.ForkResult;
import io.llmharness.runtime.result.IterationResult;
import io.llmharness.runtime.result.RunResult;
import io.llmharness.runtime.result.TrialResult;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One of the two sides of a comparison.
 *
 * @param name what it is called: its files
 * @param runs its runs; the forks of one trial are taken together
 * @param engine only the trials of the engine with this label; empty: all
 */
public record Side(String name, List<RunResult> runs, Optional<String> engine) {
    public Side {
        runs = List.copyOf(runs);
    }

    /** One run, all of it. */
    public static Side of(String name, RunResult run) {
        return new Side(name, List.of(run), Optional.empty());
    }

    /** Its trials by what they are called, the forks of all runs together. */
    Map<TrialKey, TrialResult> trials(boolean ofAnyEngine) {
        Map<TrialKey, TrialResult> trials = new LinkedHashMap<>();
        runs.stream()
                .flatMap(run -> run.trials().stream())
                .filter(t -> engine.isEmpty()
                        || engine.get().equals(t.plan().engine().name()))
                .forEach(t -> trials.merge(TrialKey.of(t.plan(), ofAnyEngine), t, Side::together));
        return trials;
    }

    /** Forks in the order they ran, however the files were named. */
    private static TrialResult together(TrialResult a, TrialResult b) {
        Comparator<ForkResult> byBegin = Comparator.comparing(f ->
                f.iterations().stream().findFirst().map(IterationResult::from).orElse(Instant.MAX));
        return new TrialResult(
                a.plan(),
                a.engineVersion(),
                a.startedAt(),
                b.endedAt(),
                Stream.concat(a.forks().stream(), b.forks().stream())
                        .sorted(byBegin)
                        .toList(),
                a.certificate(),
                Optional.empty());
    }
}
