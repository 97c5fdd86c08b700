package io.llmharness.runtime.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmharness.runtime.catalog.RunModel.Forks;
import io.llmharness.runtime.plan.TrialPlan;
import io.llmharness.runtime.result.ForkResult;
import io.llmharness.runtime.result.IntervalResult;
import io.llmharness.runtime.result.IterationResult;
import io.llmharness.runtime.result.RequestCounts;
import io.llmharness.runtime.result.ResultSamples;
import io.llmharness.runtime.result.ResultSamples.Iteration;
import io.llmharness.runtime.result.TrialResult;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ConsoleProgressTest {
    private static final TrialPlan PLAN = ResultSamples.plan();

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    private long now;

    @Test
    void a_run_in_a_file() throws IOException {
        play(console(false, true));
        Golden.check("progress.plain", printed());
        assertThat(printed().codePoints().filter(c -> c != '\n').noneMatch(Character::isISOControl))
                .isTrue();
    }

    @Test
    void a_run_on_a_terminal() throws IOException {
        play(console(true, false));
        Golden.check("progress.terminal", printed().replace("\r", "<CR>\n"));
        assertThat(printed()).doesNotContain("\u001b");
    }

    @Test
    void is_the_same_in_another_locale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            ConsoleProgress console = console(false, false);
            console.trialStarted(PLAN, 0, 1);
            console.forkStarted(PLAN, 0, false);
            assertThat(printed()).contains("# Run progress: 0.00% complete, ETA 00:01:00");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void the_status_line_is_written_over_and_makes_way() {
        ConsoleProgress console = console(true, false);
        console.interval(PLAN, second(1, 2));
        int length = printed().length() - 1;
        console.line("hello");
        assertThat(printed()).endsWith("\r" + " ".repeat(length) + "\rhello\n");
        assertThat(length).isLessThanOrEqualTo(79);
    }

    @Test
    void a_shorter_status_leaves_nothing_of_the_longer() {
        Screen screen = new Screen(out, true, false);
        screen.status("longer");
        screen.status("short");
        assertThat(printed()).isEqualTo("\rlonger\rshort ");
    }

    @Test
    void colours_only_on_a_terminal() {
        IterationResult failing = Iteration.of(1, 80, 200)
                .requests(new RequestCounts(80, 80, 78, 2, 0, 0, 0, 0, 0))
                .build();
        console(false, true).iterationDone(PLAN, failing);
        assertThat(printed()).endsWith("78 ok, 2 failed\n");
        console(true, false).iterationDone(PLAN, failing);
        assertThat(printed()).doesNotContain("\u001b");
        console(true, true).iterationDone(PLAN, failing);
        assertThat(printed()).endsWith("78 ok, \u001b[31m2 failed\u001b[0m\n");
    }

    @Test
    void the_environment_can_forbid_colours() {
        assertThat(ConsoleProgress.colourAllowed(Map.of("TERM", "xterm"))).isTrue();
        assertThat(ConsoleProgress.colourAllowed(Map.of("TERM", "dumb"))).isFalse();
        assertThat(ConsoleProgress.colourAllowed(Map.of("NO_COLOR", "1"))).isFalse();
        assertThat(ConsoleProgress.colourAllowed(Map.of("NO_COLOR", ""))).isTrue();
    }

    @Test
    void lines_are_attributed_and_cannot_drive_the_terminal() {
        ConsoleProgress console = console(true, true);
        console.line("before");
        console.trialStarted(PLAN, 0, 1);
        console.forkStarted(PLAN, 1, false);
        console.line("loaded\u001b[2J 3 orders");
        assertThat(printed()).startsWith("before\n").endsWith("[fork 2] loaded [2J 3 orders\n");
    }

    @Test
    void a_slow_start_is_not_taken_for_the_pace() {
        ConsoleProgress console = console(false, false);
        console.runStarted(List.of(PLAN));
        pass(100);
        console.trialStarted(PLAN, 0, 1);
        console.forkStarted(PLAN, 0, false);
        now += 1000;
        console.interval(PLAN, second(0, 0));
        assertThat(printed()).contains("ETA 00:01:00");
    }

    @Test
    void warm_up_forks_come_first() {
        TrialPlan plan = ResultSamples.with(PLAN, Forks.of(2, 1));
        ConsoleProgress console = console(false, false);
        console.trialStarted(plan, 0, 1);
        console.forkStarted(plan, 0, true);
        console.forkStarted(plan, 1, false);
        assertThat(printed()).contains("# Warmup Fork: 1 of 1\n", "# Fork: 1 of 2\n", "33.33% complete");
    }

    @Test
    void forks_that_take_turns_say_whose_they_are() {
        TrialPlan second = ResultSamples.named(PLAN, PLAN.benchmark(), Map.of("followUps", "3"), true);
        ConsoleProgress console = console(false, false);
        console.runStarted(List.of(PLAN, second));
        console.trialStarted(PLAN, 0, 2);
        fork(console, PLAN, 0);
        console.trialStarted(second, 1, 2);
        fork(console, second, 0);
        assertThat(printed()).doesNotContain("# Trial:");
        bytes.reset();
        fork(console, second, 1);
        assertThat(printed())
                .contains("# Run progress: 50.00% complete", "# Fork: 2 of 2")
                .doesNotContain("# Trial:");
        fork(console, PLAN, 1);
        assertThat(printed())
                .contains("# Run progress: 75.00% complete, ETA 00:00:30\n# Trial: 1 of 2 (engine=ollama,")
                .contains("followUps=2)\n# Fork: 2 of 2\n");
    }

    @Test
    void a_fork_more_than_planned_makes_the_run_longer() {
        ConsoleProgress console = console(false, false);
        console.runStarted(List.of(PLAN));
        console.trialStarted(PLAN, 0, 1);
        fork(console, PLAN, 0);
        fork(console, PLAN, 1);
        bytes.reset();
        fork(console, PLAN, 2);
        assertThat(printed()).contains("66.67% complete, ETA 00:00:30", "# Fork: 3, one more for the precision");
    }

    private void fork(ConsoleProgress console, TrialPlan plan, int index) {
        console.forkStarted(plan, index, false);
        pass(30);
        console.forkDone(plan, ResultSamples.good().forks().get(index % 2));
    }

    private ConsoleProgress console(boolean terminal, boolean colour) {
        return new ConsoleProgress(out, () -> now, terminal, colour);
    }

    private String printed() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** Two trials: one whole, one whose fork dies. A fork takes 33 s instead of the planned 30. */
    private void play(ConsoleProgress console) {
        TrialPlan second = ReportSamples.open().plan();
        console.runStarted(List.of(PLAN, second));
        TrialResult good = ResultSamples.good();
        console.trialStarted(PLAN, 0, 2);
        for (ForkResult fork : good.forks()) {
            console.forkStarted(PLAN, fork.index(), false);
            pass(1);
            console.line("orders loaded");
            for (IterationResult iteration : fork.iterations()) {
                for (int s = 0; s < 10; s++) {
                    pass(1);
                    console.interval(PLAN, second(iteration.index(), s));
                }
                console.iterationDone(PLAN, iteration);
            }
            pass(2);
            console.forkDone(PLAN, fork);
        }
        console.trialDone(good);
        console.trialStarted(second, 1, 2);
        console.forkStarted(second, 0, false);
        ForkResult dead = new ForkResult(0, 7, List.of(), Optional.of("the fork exited with code 137"));
        console.forkDone(second, dead);
        console.trialDone(ResultSamples.trial(second, dead));
    }

    private void pass(long seconds) {
        now += TimeUnit.SECONDS.toNanos(seconds);
    }

    private static IntervalResult second(int iteration, int second) {
        return new IntervalResult(
                second, iteration, 1900 + second, 30, second / 9, 8, 210_000_000L, 0, 30, 211_000_000L);
    }
}
