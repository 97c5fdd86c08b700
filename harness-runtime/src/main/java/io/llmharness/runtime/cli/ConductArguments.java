package io.llmharness.runtime.cli;

import io.llmharness.runtime.Conduct;
import io.llmharness.runtime.compare.Margins;
import io.llmharness.runtime.compare.PrecisionGoal;
import io.llmharness.runtime.search.SearchGoal;
import io.llmharness.runtime.text.UsageException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What {@code -interleave}, {@code -precision}, {@code -maxForks}, {@code -budget}, {@code -pilot} and {@code -search} add up to. */
final class ConductArguments {
    private final List<String> precisions = new ArrayList<>();
    private boolean interleaved = Conduct.USUAL.interleaved();
    private Optional<Integer> mostForks = Optional.empty();
    private Optional<Duration> budget = Optional.empty();
    private Optional<Path> pilot = Optional.empty();
    private Optional<String> search = Optional.empty();

    void interleaved(boolean turns) {
        interleaved = turns;
    }

    void precision(String text) {
        Margins.parse(text);
        precisions.add(text);
    }

    void mostForks(int most) {
        mostForks = Optional.of(most);
    }

    void budget(Duration time) {
        if (time.isZero() || time.isNegative()) {
            throw new IllegalArgumentException("a budget must be above 0");
        }
        budget = Optional.of(time);
    }

    void pilot(Path file) {
        pilot = Optional.of(file);
    }

    void search(String text) {
        SearchGoal.parse(text);
        search = Optional.of(text);
    }

    /** An earlier result by which the forks of a precision are planned. */
    Optional<Path> pilot() {
        return pilot;
    }

    Conduct conduct() {
        Conduct turns = Conduct.USUAL.interleaved(interleaved);
        Conduct conduct = search.map(turns::search).orElse(turns);
        if (precisions.isEmpty()) {
            refuse(mostForks.isPresent(), "-maxForks");
            refuse(budget.isPresent(), "-budget");
            refuse(pilot.isPresent(), "-pilot");
            return conduct;
        }
        PrecisionGoal goal = PrecisionGoal.of(precisions.toArray(String[]::new));
        goal = mostForks.map(goal::mostForks).orElse(goal);
        return conduct.precision(budget.map(goal::budget).orElse(goal));
    }

    private static void refuse(boolean given, String option) {
        if (given) {
            throw new UsageException(option + " belongs to a precision that is to be reached: -precision 5%.");
        }
    }
}
