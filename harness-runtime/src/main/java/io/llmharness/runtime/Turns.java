package io.llmharness.runtime;

import io.llmharness.runtime.fork.TrialForks;
import io.llmharness.runtime.fork.TrialRunner;
import io.llmharness.runtime.plan.TrialPlan;
import io.llmharness.runtime.result.RunListener;
import io.llmharness.runtime.result.TrialResult;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Runs trials whose forks take turns, there and back again: A B C, C B A, A B C … Whatever drifts while they run, the machine's
 * temperature or an engine's cache, then meets all of them alike, and fork i of one has fork i of another as its neighbour.
 */
final class Turns {
    private final Function<TrialPlan, Seat> seats;
    private final TrialRunner runner;
    private final RunListener listener;
    private final MoreForks more;
    private final boolean failOnError;

    /**
     * Turns.
     *
     * @param seats makes the engine of a trial ready
     * @param more whether a trial gets more forks than were planned
     * @param failOnError whether the first failed fork ends everything
     */
    Turns(
            Function<TrialPlan, Seat> seats,
            TrialRunner runner,
            RunListener listener,
            MoreForks more,
            boolean failOnError) {
        this.seats = seats;
        this.runner = runner;
        this.listener = listener;
        this.more = more;
        this.failOnError = failOnError;
    }

    /** One trial among those that take turns. */
    private static final class Turn {
        private final TrialPlan plan;
        private final int index;
        private @Nullable Seat seat;
        private @Nullable TrialForks forks;
        private @Nullable TrialResult result;

        Turn(TrialPlan plan, int index) {
            this.plan = plan;
            this.index = index;
        }
    }

    /** The trials that may take turns: neighbours in the plan that are of one benchmark and one way to measure it. */
    static List<List<TrialPlan>> groups(List<TrialPlan> plan, boolean interleaved) {
        List<List<TrialPlan>> groups = new ArrayList<>();
        for (TrialPlan trial : plan) {
            List<TrialPlan> last = groups.isEmpty() ? List.of() : groups.get(groups.size() - 1);
            if (interleaved && !last.isEmpty() && variants(last.get(0), trial)) {
                last.add(trial);
            } else {
                groups.add(new ArrayList<>(List.of(trial)));
            }
        }
        return groups;
    }

    private static boolean variants(TrialPlan a, TrialPlan b) {
        return a.benchmark().equals(b.benchmark()) && a.modes().equals(b.modes());
    }

    /**
     * Runs trials to their ends; of each that was begun the result, in their order.
     *
     * @param first index of the first of them in the run
     * @param all trials of the run
     */
    List<TrialResult> run(List<TrialPlan> group, int first, int all) {
        List<Turn> turns = new ArrayList<>();
        group.forEach(plan -> turns.add(new Turn(plan, first + turns.size())));
        try {
            List<Turn> order = new ArrayList<>(turns);
            while (round(order, all)) {
                Collections.reverse(order);
            }
            turns.forEach(this::end);
        } finally {
            turns.forEach(Turns::leave);
        }
        return turns.stream()
                .flatMap(t -> Optional.ofNullable(t.result).stream())
                .toList();
    }

    /** A fork of each trial that wants one; whether any was run. */
    private boolean round(List<Turn> order, int all) {
        boolean ran = false;
        for (Turn turn : order) {
            if (runner.stopped(turn.plan) || failOnError && order.stream().anyMatch(Turns::failed)) {
                return false;
            }
            if (turn.result != null) {
                continue;
            }
            TrialForks forks = turn.forks == null ? begin(turn, all) : turn.forks;
            forks.next();
            ran = true;
            if (forks.failed() || !forks.planned() && !more.wanted(forks)) {
                end(turn);
                leave(turn);
            }
        }
        return ran;
    }

    private TrialForks begin(Turn turn, int all) {
        Seat seat = seats.apply(turn.plan);
        turn.seat = seat;
        listener.trialStarted(seat.plan(), turn.index, all);
        TrialForks forks = runner.begin(seat.plan(), seat.version());
        turn.forks = forks;
        return forks;
    }

    /** Once for each trial that was begun. */
    private void end(Turn turn) {
        if (turn.forks != null && turn.seat != null && turn.result == null) {
            TrialResult result = more.ended(turn.forks);
            listener.trialDone(result);
            turn.result = turn.seat.named(result);
        }
    }

    private static void leave(Turn turn) {
        if (turn.seat != null) {
            turn.seat.close();
            turn.seat = null;
        }
    }

    private static boolean failed(Turn turn) {
        return turn.forks != null && turn.forks.failed();
    }
}
