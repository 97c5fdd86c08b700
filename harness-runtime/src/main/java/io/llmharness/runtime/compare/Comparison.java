package io.llmharness.runtime.compare;

import java.util.List;

/**
 * Two sides set against each other.
 *
 * @param base name of the base
 * @param fresh name of the new run
 * @param trials the trials that both have
 * @param notes what differs between the runs, and trials that only one has
 */
public record Comparison(String base, String fresh, List<TrialComparison> trials, List<String> notes) {
    public Comparison {
        trials = List.copyOf(trials);
        notes = List.copyOf(notes);
    }

    /** The worst of its trials. */
    public Gate gate() {
        return Gate.worst(trials.stream().map(TrialComparison::gate).toList());
    }
}
