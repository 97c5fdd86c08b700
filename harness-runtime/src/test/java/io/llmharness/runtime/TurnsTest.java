package io.llmharness.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmharness.runtime.catalog.RunModel.Forks;
import io.llmharness.runtime.compare.PrecisionGoal;
import io.llmharness.runtime.fork.ForkLauncher;
import io.llmharness.runtime.fork.TrialRunner;
import io.llmharness.runtime.plan.TrialPlan;
import io.llmharness.runtime.result.ForkResult;
import io.llmharness.runtime.result.ForkStart;
import io.llmharness.runtime.result.PrecisionFinding;
import io.llmharness.runtime.result.ResultSamples;
import io.llmharness.runtime.result.ResultSamples.Iteration;
import io.llmharness.runtime.result.RunListener;
import io.llmharness.runtime.result.TrialResult;
import io.llmharness.runtime.text.RunFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class TurnsTest {
    /** What happened, in a word each: {@code +A} an engine is made ready, {@code A0} a fork, {@code -A} the engine is left. */
    private final List<String> events = new ArrayList<>();

    private final List<TrialResult> done = new ArrayList<>();
    private UnaryOperator<ForkResult> fate = UnaryOperator.identity();
    private Optional<String> interruptAt = Optional.empty();
    private long now;

    private final ForkLauncher launcher = new ForkLauncher() {
        @Override
        public ForkResult run(TrialPlan plan, int index, RunListener listener) {
            String name = name(plan) + index;
            events.add(name);
            now += Duration.ofMinutes(1).toNanos();
            if (interruptAt.equals(Optional.of(name))) {
                runner.interrupt();
            }
            return fate.apply(ResultSamples.fork(index, Iteration.of(0, 600, 200 + 7 * (index % 2))));
        }

        @Override
        public void interrupt() {
            events.add("interrupted");
        }
    };

    private final RunListener listener = new RunListener() {
        @Override
        public void trialDone(TrialResult result) {
            done.add(result);
        }
    };

    private final TrialRunner runner =
            new TrialRunner(launcher, launcher, (p, l) -> Optional.empty(), p -> Optional.empty(), listener);

    private record FakeSeat(TrialPlan plan, List<String> events) implements Seat {
        @Override
        public Optional<String> version() {
            return Optional.empty();
        }

        @Override
        public void close() {
            events.add("-" + name(plan));
        }
    }

    @Test
    void forks_go_there_and_back_again() {
        List<TrialResult> results = run(trials(3, 0, "A", "B", "C"));
        assertThat(forks()).containsExactly("A0", "B0", "C0", "C1", "B1", "A1", "A2", "B2", "C2");
        assertThat(results).extracting(r -> name(r.plan())).containsExactly("A", "B", "C");
        assertThat(results.get(1).forks())
                .extracting(f -> f.start().map(ForkStart::sequence))
                .containsExactly(Optional.of(2), Optional.of(5), Optional.of(8));
    }

    @Test
    void an_engine_is_there_from_its_first_fork_to_its_last() {
        run(trials(2, 0, "A", "B"));
        assertThat(events).containsExactly("+A", "A0", "+B", "B0", "B1", "-B", "A1", "-A");
    }

    @Test
    void warm_up_forks_take_turns_too_and_do_not_count() {
        List<TrialResult> results = run(trials(1, 1, "A", "B"));
        assertThat(forks()).containsExactly("A0", "B0", "B0", "A0");
        assertThat(results).allSatisfy(r -> assertThat(r.forks()).hasSize(1));
    }

    @Test
    void a_trial_whose_fork_fails_is_over_and_the_others_go_on() {
        fate = fork -> broken(fork, "B1");
        List<TrialResult> results = run(trials(3, 0, "A", "B"));
        assertThat(forks()).containsExactly("A0", "B0", "B1", "A1", "A2");
        assertThat(results).extracting(TrialResult::failed).containsExactly(false, true);
        assertThat(done).hasSize(2);
    }

    @Test
    void with_foe_the_first_failed_fork_ends_all_and_what_was_measured_is_kept() {
        fate = fork -> broken(fork, "B1");
        List<TrialResult> results = turns(Optional.empty(), true).run(trials(3, 0, "A", "B"), 0, 2);
        assertThat(forks()).containsExactly("A0", "B0", "B1");
        assertThat(results).extracting(r -> r.forks().size()).containsExactly(1, 2);
        assertThat(done).hasSize(2);
    }

    @Test
    void an_interrupted_run_keeps_the_finished_forks_of_all_trials_that_were_begun() {
        interruptAt = Optional.of("B1");
        List<TrialResult> results = run(trials(3, 0, "A", "B"));
        assertThat(forks()).containsExactly("A0", "B0", "B1");
        assertThat(results).extracting(r -> r.forks().size()).containsExactly(1, 2);
        assertThat(events).endsWith("-A", "-B");
    }

    @Test
    void a_trial_that_was_not_begun_has_no_result() {
        interruptAt = Optional.of("A0");
        assertThat(run(trials(2, 0, "A", "B"))).extracting(r -> name(r.plan())).containsExactly("A");
    }

    @Test
    void engines_are_left_when_another_cannot_be_made_ready() {
        Turns turns = new Turns(
                plan -> {
                    if (name(plan).equals("B")) {
                        throw new RunFailure("no such engine");
                    }
                    return new FakeSeat(plan, events);
                },
                runner,
                listener,
                new MoreForks(Optional.empty(), () -> now),
                false);
        assertThatThrownBy(() -> turns.run(trials(2, 0, "A", "B"), 0, 2)).isInstanceOf(RunFailure.class);
        assertThat(events).containsExactly("A0", "-A");
    }

    @Test
    void only_variants_of_one_benchmark_take_turns() {
        TrialPlan other = ResultSamples.named(ResultSamples.plan(), "com.example.Other", Map.of(), true);
        List<TrialPlan> plan = List.of(trial(1, 0, "A"), trial(1, 0, "B"), other);
        assertThat(Turns.groups(plan, true)).extracting(List::size).containsExactly(2, 1);
        assertThat(Turns.groups(plan, false)).extracting(List::size).containsExactly(1, 1, 1);
    }

    @Test
    void forks_are_added_until_intervals_are_narrow_enough() {
        List<TrialResult> results = precise(PrecisionGoal.of("ttft.p50=2%"));
        // forks differ by 1.8 %: t.985 · 1.8 % / √n is below 2 % from 7 forks on
        assertThat(forks()).hasSizeBetween(6, 8);
        assertThat(finding(results).reached()).isTrue();
        assertThat(finding(results).figures().get(0).halfWidth().orElseThrow()).isLessThan(0.02);
    }

    @Test
    void the_most_forks_end_it() {
        List<TrialResult> results = precise(PrecisionGoal.of("ttft.p50=1%").mostForks(9));
        assertThat(forks()).hasSize(9);
        assertThat(finding(results).reached()).isFalse();
        assertThat(finding(results).why()).contains("9");
        assertThat(finding(results).figures().get(0).forks().orElse(0)).isGreaterThan(9);
    }

    @Test
    void no_fork_is_added_that_would_overrun_the_budget() {
        PrecisionGoal goal = PrecisionGoal.of("ttft.p50=0.1%").budget(Duration.ofSeconds(1));
        List<TrialResult> results = precise(goal);
        assertThat(forks()).hasSize(5);
        assertThat(finding(results).why()).contains("budget of 1s");
    }

    @Test
    void a_figure_that_forks_do_not_have_is_not_waited_for() {
        List<TrialResult> results = precise(PrecisionGoal.of("ttft.p999=5%"));
        assertThat(forks()).hasSize(5);
        assertThat(finding(results).reached()).isFalse();
        assertThat(finding(results).figures().get(0).absence()).get().asString().contains("5000 values");
    }

    private static PrecisionFinding finding(List<TrialResult> results) {
        return results.get(0).precision().orElseThrow();
    }

    private ForkResult broken(ForkResult fork, String which) {
        return events.get(events.size() - 1).equals(which)
                ? new ForkResult(fork.index(), 1, fork.iterations(), Optional.of("exit code 137"))
                : fork;
    }

    private List<TrialResult> precise(PrecisionGoal goal) {
        return turns(Optional.of(goal), false).run(trials(5, 0, "A"), 0, 1);
    }

    private List<TrialResult> run(List<TrialPlan> trials) {
        return turns(Optional.empty(), false).run(trials, 0, trials.size());
    }

    private Turns turns(Optional<PrecisionGoal> goal, boolean failOnError) {
        MoreForks more = new MoreForks(goal, () -> now);
        more.share(1);
        return new Turns(
                plan -> {
                    events.add("+" + name(plan));
                    return new FakeSeat(plan, events);
                },
                runner,
                listener,
                more,
                failOnError);
    }

    private List<String> forks() {
        return events.stream().filter(e -> e.matches("[A-Z][0-9]+")).toList();
    }

    private static List<TrialPlan> trials(int forks, int warmups, String... names) {
        List<TrialPlan> trials = new ArrayList<>();
        for (String name : names) {
            trials.add(trial(forks, warmups, name));
        }
        return trials;
    }

    private static TrialPlan trial(int forks, int warmups, String name) {
        TrialPlan plan = ResultSamples.named(ResultSamples.plan(), "com.example.Turns", Map.of("name", name), true);
        return ResultSamples.with(plan, Forks.of(forks, warmups));
    }

    private static String name(TrialPlan plan) {
        return plan.params().getOrDefault("name", "");
    }
}
