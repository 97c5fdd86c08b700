package io.llmharness.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmharness.runtime.compare.ComparisonSamples;
import io.llmharness.runtime.plan.TrialPlan;
import io.llmharness.runtime.plan.TrialPlan.EnginePlan;
import io.llmharness.runtime.report.JsonFormat;
import io.llmharness.runtime.report.ResultFile;
import io.llmharness.runtime.result.ResultSamples;
import io.llmharness.runtime.result.RunResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareCommandTest {
    private static final Path KEPT = Path.of("src/test/resources/results");

    @TempDir
    Path folder;

    private String base;

    @BeforeEach
    void writeBase() throws IOException {
        base = file("base.json", ComparisonSamples.run(200, 201, 202, 203, 201));
    }

    @Test
    void as_good_is_0_worse_is_3_and_undecided_is_4() throws IOException {
        String same = file("same.json", ComparisonSamples.run(201, 201, 202, 202, 200));
        String worse = file("worse.json", ComparisonSamples.run(230, 231, 232, 233, 231));
        String single = file("single.json", ComparisonSamples.run(200));
        assertThat(Shell.run("compare", base, same).exitCode()).isZero();
        assertThat(Shell.run("compare", base, worse, "-margin", "ttft.p50=5%").exitCode())
                .isEqualTo(3);
        Shell.Outcome undecided = Shell.run("compare", base, single);
        assertThat(undecided.exitCode()).isEqualTo(4);
        assertThat(undecided.out()).contains("no interval: the new run has one fork");
        assertThat(Shell.run("compare", base, same, worse).exitCode()).isEqualTo(3);
        assertThat(Shell.run("compare", worse, base, "-margin", "ttft.p50=5%").exitCode())
                .isZero();
    }

    @Test
    void forks_of_several_files_are_one_side() throws IOException {
        String one = file("one.json", ComparisonSamples.run(200));
        String two = file("two.json", ComparisonSamples.run(202));
        Shell.Outcome outcome = Shell.run("compare", base, one + "," + two);
        assertThat(outcome.out()).contains("5 and 2 forks");
    }

    @Test
    void two_engines_of_one_file() throws IOException {
        TrialPlan vllm = ResultSamples.plan().engine(new EnginePlan("vllm", "vllm", "http://x", "m", "", Map.of()));
        String both = file(
                "both.json",
                ResultSamples.run(
                        ComparisonSamples.run(200, 201, 203).trials().get(0),
                        ComparisonSamples.run(vllm, 150, 152, 151).trials().get(0)));
        Shell.Outcome outcome = Shell.run("compare", both, "-engine", "ollama,vllm", "-margin", "ttft.p50=0%");
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.out()).contains("better").contains("engine=ollama").contains("engine=vllm");
    }

    @Test
    void result_files_are_written_beside_the_table_and_a_format_alone_takes_its_place() throws IOException {
        Path xml = folder.resolve("compare.xml");
        Shell.Outcome table = Shell.run("compare", base, base, "-rff", xml.toString());
        assertThat(table.out()).startsWith("# ");
        assertThat(xml).content().startsWith("<?xml");
        assertThat(Shell.run("compare", base, base, "-rf", "markdown").out()).startsWith("### llm-harness compare");
    }

    @Test
    void a_kept_file_of_each_schema_version_is_read_and_compared() {
        for (int version = 1; version <= JsonFormat.SCHEMA_VERSION; version++) {
            String file = KEPT.resolve("schema-" + version + ".json").toString();
            Shell.Outcome outcome = Shell.run("compare", file, file, "-margin", "ttft.p50=5%");
            assertThat(outcome.err()).isEmpty();
            assertThat(outcome.out()).contains("ttft.p50", "2 and 2 forks");
        }
    }

    @Test
    void what_is_no_result_file_is_named() throws IOException {
        String text = Files.readString(Path.of(base));
        String cut = raw("cut.json", text.substring(0, text.length() / 2));
        String foreign = raw("foreign.json", "{\"results\":[]}");
        String newer = raw("newer.json", "{\"schemaVersion\":99}");
        assertRefused("cut.json is not a result file", base, cut);
        assertRefused("foreign.json is not a result file of llm-harness", base, foreign);
        assertRefused("newer.json has schema version 99", newer, base);
        assertRefused("there is no file", base, folder.resolve("none.json").toString());
    }

    @Test
    void runs_that_do_not_match_are_refused_or_warned_of() throws IOException {
        TrialPlan plan = ResultSamples.plan();
        TrialPlan larger = plan.engine(plan.engine().model("llama3.2:3b"));
        String other = file("other.json", ComparisonSamples.run(larger, 200, 201, 202));
        assertRefused("model differs: llama3.2:1b / llama3.2:3b", base, other);
        assertThat(Shell.run("compare", base, other, "-allow", "model").out()).contains("note: model differs");
        String upgraded = file("upgraded.json", ComparisonSamples.version(ComparisonSamples.run(200, 202), "0.7"));
        assertThat(Shell.run("compare", base, upgraded).out()).contains("note: engine version differs: 0.5.1 / 0.7");
    }

    @Test
    void what_makes_no_sense_is_told() {
        assertRefused("Name a base and a new result file", base);
        assertRefused(
                "-margin: no figure \"ttft.p9\": did you mean \"ttft.p90\"?", base, base, "-margin", "ttft.p9=5%");
        assertRefused("-margin: \"5\" is not a share in percent", base, base, "-margin", "ttft.p99=5");
        assertRefused("-rf: no format \"junti\". Did you mean \"junit\"?", base, base, "-rf", "junti");
        assertRefused("No format goes by the name of a.html", base, base, "-rff", "a.html");
        assertRefused("-allow: no difference \"modle\". Did you mean \"model\"?", base, base, "-allow", "modle");
        assertRefused("does not name two engines", base, "-engine", "ollama");
        assertRefused("no trial in common", base, "-engine", "ollama,vllm");
        assertRefused("leave out -rff", base, base, base, "-rff", "a.md");
    }

    private static void assertRefused(String message, String... words) {
        String[] all = new String[words.length + 1];
        all[0] = "compare";
        System.arraycopy(words, 0, all, 1, words.length);
        Shell.Outcome outcome = Shell.run(all);
        assertThat(outcome.err()).contains(message).doesNotContain("\tat ");
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.exitCode()).isEqualTo(2);
    }

    private String file(String name, RunResult run) throws IOException {
        Path file = folder.resolve(name);
        new ResultFile(file).write(new JsonFormat(), run);
        return file.toString();
    }

    private String raw(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content).toString();
    }
}
