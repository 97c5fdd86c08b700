package io.llmharness.runtime;

import io.llmharness.runtime.compare.PrecisionGoal;
import io.llmharness.runtime.search.SearchGoal;
import io.llmharness.runtime.text.UsageException;
import java.util.Optional;

/**
 * How the trials of a run follow on one another, and what ends them.
 *
 * @param interleaved whether the forks of trials that differ only in engine, load or parameters take turns, A B B A; otherwise each
 *     trial is run to its end before the next begins
 * @param precision until when forks are added; empty: there are as many as were planned
 * @param search what is looked for by trying one load after the other; empty: the loads are those of the plan
 */
public record Conduct(boolean interleaved, Optional<PrecisionGoal> precision, Optional<SearchGoal> search) {
    /** Forks take turns, there are as many as were planned, and so are the loads. */
    public static final Conduct USUAL = new Conduct(true, Optional.empty(), Optional.empty());

    public Conduct {
        if (precision.isPresent() && search.isPresent()) {
            throw new UsageException(
                    "-search and -precision exclude each other: a search asks of each load only whether it"
                            + " meets the limits. Look for the capacity first, then measure it precisely.");
        }
    }

    /** The same, with forks that take turns or do not. */
    public Conduct interleaved(boolean turns) {
        return new Conduct(turns, precision, search);
    }

    /** The same, with forks added until figures are as precise as this. */
    public Conduct precision(PrecisionGoal goal) {
        return new Conduct(interleaved, Optional.of(goal), search);
    }

    /** The same, with a search for the highest load, such as {@code "goodput max attainment>=0.99"}. */
    public Conduct search(String goal) {
        return new Conduct(interleaved, precision, Optional.of(SearchGoal.parse(goal)));
    }
}
