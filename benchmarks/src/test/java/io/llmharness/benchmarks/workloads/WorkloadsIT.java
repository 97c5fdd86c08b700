package io.llmharness.benchmarks.workloads;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmharness.runtime.Harness;
import io.llmharness.runtime.Options;
import io.llmharness.runtime.OptionsBuilder;
import io.llmharness.runtime.RunReport;
import io.llmharness.runtime.metric.Metric;
import io.llmharness.runtime.plan.TrialPlan;
import io.llmharness.runtime.result.Merge;
import io.llmharness.runtime.result.Totals;
import io.llmharness.runtime.result.TrialResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The scenarios of the documentation, each run against the simulated engine in a fork of its own. */
class WorkloadsIT {
    @TempDir
    private Path folder;

    private static List<TrialResult> run(Class<?> scenario, UnaryOperator<OptionsBuilder> more) {
        RunReport report = Harness.run(more.apply(Options.builder()
                        .include(scenario)
                        .simulated("ttft=5ms,itl=1ms")
                        .warmupIterations(0)
                        .measurementIterations(1)
                        .forks(1)
                        .silent(true))
                .build());
        return report.result().trials();
    }

    private static Totals totals(TrialResult trial) {
        return Merge.all(trial.forks().stream().map(Merge::fork));
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                Workloads.ThinkingUsers.class,
                Workloads.UnevenArrivals.class,
                Workloads.Bursts.class,
                Workloads.RampUp.class,
                Workloads.RampDown.class,
                Workloads.Spike.class,
                Workloads.Sustained.class,
                Workloads.QuestionsOfOurOwn.class,
                Workloads.Tickets.class,
                Workloads.FirstQuestions.class,
                Workloads.BatchRequests.class,
                Workloads.Prose.class,
                Workloads.SystemPrompts.class
            })
    void theScenariosOfTheDocumentationRun(Class<?> scenario) {
        TrialResult trial =
                run(scenario, o -> o.measurementTime(Duration.ofSeconds(2))).get(0);
        Totals totals = totals(trial);
        assertThat(trial.forks()).allSatisfy(fork -> assertThat(fork.failure()).isEmpty());
        assertThat(totals.requests().succeeded()).isPositive();
        assertThat(totals.requests().unsuccessful())
                .as(totals.errors().toString())
                .isZero();
        if (trial.plan().source().options().containsKey("file")) {
            assertThat(trial.plan().source().facts().get("sha256")).matches("[0-9a-f]{64}");
        }
    }

    @Test
    void burstsArriveTogether() {
        Totals totals = totals(run(Workloads.Bursts.class, o -> o.measurementTime(Duration.ofSeconds(2)))
                .get(0));
        // at 0, 500, 1,000 and 1,500 ms
        assertThat(totals.requests().offered()).isEqualTo(32);
    }

    @Test
    void everyCellOfTheMatrixIsATrial() {
        List<TrialResult> trials = run(Workloads.ShortAnswers.class, o -> o.measurementTime(Duration.ofMillis(700)));
        assertThat(trials)
                .extracting(t -> t.plan().params().get("cell"))
                .containsExactly("short-short", "medium-short", "long-short");
        double before = 0;
        for (TrialResult trial : trials) {
            Totals totals = totals(trial);
            double prompt = (double) totals.tokens().input() / totals.requests().succeeded();
            assertThat(prompt).isGreaterThan(before);
            before = prompt;
        }
        assertThat(before).isGreaterThan(900);
    }

    @Test
    void aTraceIsReplayedAtItsTimesWithItsLengths() throws IOException {
        Path trace = folder.resolve("trace.jsonl");
        SplittableRandom random = new SplittableRandom(1);
        StringBuilder text = new StringBuilder();
        long answers = 0;
        int arrivals = 600;
        double millis = 0;
        for (int i = 0; i < arrivals; i++) {
            int answer = random.nextInt(1, 30);
            answers += answer;
            text.append("{\"timestamp\": ").append(millis).append(", \"input_length\": ");
            text.append(random.nextInt(1, 400))
                    .append(", \"output_length\": ")
                    .append(answer)
                    .append("}\n");
            millis += random.nextInt(4) == 0 ? 0 : random.nextDouble() * 25;
        }
        Files.writeString(trace, text);

        TrialResult trial = run(
                        Workloads.Replay.class,
                        o -> o.load("trace", Map.of("file", trace.toString(), "format", "mooncake"))
                                .requests(arrivals))
                .get(0);

        Totals totals = totals(trial);
        assertThat(totals.requests().offered()).isEqualTo(arrivals);
        assertThat(totals.requests().succeeded()).isEqualTo(arrivals);
        assertThat(totals.tokens().output()).isEqualTo(answers);
        TrialPlan.LoadPlan load = trial.plan().load();
        assertThat(load.facts()).containsEntry("arrivals", "600").containsKey("sha256");
        Histogram late = totals.histograms().get(Metric.SCHEDULE_LAG);
        Histogram noise = totals.histograms().get(Metric.LOOP_LAG);
        double p99 = late.getValueAtPercentile(99) / 1e6;
        double floor = noise.getValueAtPercentile(99) / 1e6;
        System.getLogger("trace")
                .log(System.Logger.Level.INFO, "p99 of dispatch {0} ms, of the loop {1} ms", p99, floor);
        // on a machine that is busy with other things the loop itself is late, and no arrival can be earlier than its
        // loop
        assertThat(p99).isLessThan(Math.max(1, floor));
    }
}
