package io.llmharness.processor;

import static io.llmharness.processor.OutputFolder.plain;
import static io.llmharness.processor.OutputFolder.scenario;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The list of runners, when not everything is compiled at once. */
class IncrementalCompileTest {
    private static final String A = "com.example.A_LlmScenario";
    private static final String B = "com.example.B_LlmScenario";

    private OutputFolder output;

    @BeforeEach
    void compileTwo() throws IOException {
        output = new OutputFolder();
        assertThat(output.compile(scenario("B"), scenario("A"))).isEmpty();
    }

    @Test
    @DisplayName("A compile lists its runners, and ServiceLoader finds them")
    void listsAll() throws Exception {
        assertThat(output.services()).containsExactly(A, B);
        try (URLClassLoader loader = output.loader()) {
            List<String> found = new ArrayList<>();
            ServiceLoader.load(loader.loadClass("io.llmharness.runtime.catalog.GeneratedScenario"), loader)
                    .forEach(runner -> found.add(runner.getClass().getName()));
            assertThat(found).containsExactly(A, B);
        }
    }

    @ParameterizedTest(name = "output folder on the class path: {0}")
    @ValueSource(booleans = {true, false})
    @DisplayName("Compiling one class keeps the line of the other")
    void keepsTheOther(boolean onClassPath) throws IOException {
        assertThat(output.compile(onClassPath, scenario("B"))).isEmpty();

        assertThat(output.services()).containsExactly(A, B);
    }

    @ParameterizedTest(name = "output folder on the class path: {0}")
    @ValueSource(booleans = {true, false})
    @DisplayName("The line of a deleted scenario is dropped")
    void dropsDeleted(boolean onClassPath) throws IOException {
        output.delete("com/example/A.class", "com/example/A_LlmScenario.class");
        assertThat(output.compile(onClassPath, scenario("B"))).isEmpty();

        assertThat(output.services()).containsExactly(B);
    }

    @Test
    @DisplayName("A runner that outlived its scenario is dropped")
    void dropsOrphans() throws IOException {
        output.delete("com/example/A.class");
        assertThat(output.compile(scenario("B"))).isEmpty();

        assertThat(output.services()).containsExactly(B);
    }

    @Test
    @DisplayName("The line of a class that is a scenario no longer is dropped")
    void dropsFormerScenarios() throws IOException {
        assertThat(output.compile(plain("A"), scenario("B"))).isEmpty();

        assertThat(output.services()).containsExactly(B);
    }

    @Test
    @DisplayName("Runners that somebody wrote by hand are kept")
    void keepsForeignLines() throws IOException {
        output.writeServices("# by hand", "com.example.Own # mine", "", A, "com.example.Gone_LlmScenario");
        assertThat(output.compile(scenario("C"))).isEmpty();

        assertThat(output.services()).containsExactly(A, "com.example.C_LlmScenario", "com.example.Own");
    }

    @Test
    @DisplayName("A compile with mistakes leaves the list as it is")
    void leavesListAloneOnErrors() throws IOException {
        List<String> told = output.compile(
                ScenarioCompiler.source("C", "@LlmBenchmark @Engine(\"olama\") @Workload(prompt = \"Hi\") class C {}"));

        assertThat(told).singleElement().asString().contains("LlmUnknownEngine");
        assertThat(output.services()).containsExactly(A, B);
    }

    @Test
    @DisplayName("A scenario inside of another class keeps its line too")
    void keepsNested() throws IOException {
        assertThat(
                        output.compile(
                                ScenarioCompiler.source(
                                        "Outer",
                                        "class Outer { @LlmBenchmark @Engine(\"ollama\") @Workload(prompt = \"Hi\") static class In_ner {} }")))
                .isEmpty();
        assertThat(output.compile(scenario("A"))).isEmpty();

        assertThat(output.services()).containsExactly(A, B, "com.example.Outer_In_ner_LlmScenario");
    }
}
