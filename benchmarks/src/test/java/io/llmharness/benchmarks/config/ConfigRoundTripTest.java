package io.llmharness.benchmarks.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmharness.runtime.catalog.Benchmark;
import io.llmharness.runtime.catalog.DeclaredScenario;
import io.llmharness.runtime.catalog.ScenarioCatalog;
import io.llmharness.runtime.catalog.Selection;
import io.llmharness.runtime.config.Config;
import io.llmharness.runtime.config.ConfigFiles;
import io.llmharness.runtime.config.ConfigText;
import io.llmharness.runtime.engine.EngineCatalog;
import io.llmharness.runtime.plan.Overrides;
import io.llmharness.runtime.plan.Planner;
import io.llmharness.runtime.plan.TrialPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every shipped scenario that a file can say makes the same plan from the file that {@code config show} prints. */
class ConfigRoundTripTest {
    private static final ClassLoader LOADER = ConfigRoundTripTest.class.getClassLoader();
    private static final Map<String, String> ENVIRONMENT = Map.of("OPENAI_API_KEY", "x");

    @TempDir
    private Path folder;

    private static List<Benchmark> shipped() {
        return ScenarioCatalog.load(LOADER).select(Selection.ALL);
    }

    static Stream<Benchmark> sayable() {
        return shipped().stream().filter(b -> ConfigText.obstacles(b).isEmpty());
    }

    @Test
    void manyCanBeSaidAndTheOthersHaveAReason() {
        assertThat(sayable().map(b -> b.model().className().replaceAll(".*\\.", "")))
                .contains(
                        "Quickstart", "Sample01HelloOllama", "Sample02MeanHidesTheTail", "Sample10OneRunIsNoEvidence");
        assertThat(shipped())
                .filteredOn(b -> b.model().className().endsWith("Sample07WarmPrefixCache"))
                .isNotEmpty()
                .allSatisfy(b -> assertThat(ConfigText.obstacles(b))
                        .contains("its workload " + b.workload().method() + " is a method")
                        .contains("@Setup or @TearDown runs code of its own"));
    }

    @ParameterizedTest
    @MethodSource("sayable")
    void theFileMakesTheSamePlan(Benchmark benchmark) throws IOException {
        Path file = Files.writeString(folder.resolve("shown.yaml"), ConfigText.of(List.of(benchmark)));
        Config config = new ConfigFiles(LOADER, ENVIRONMENT::get).read(List.of(file));
        List<Benchmark> fromFile = ScenarioCatalog.of(config.scenarios()).all();
        List<TrialPlan> said = plan(fromFile);
        assertThat(said).allSatisfy(t -> assertThat(t.scenario()).isEqualTo(DeclaredScenario.class.getName()));
        assertThat(said).usingRecursiveComparison().ignoringFields("scenario").isEqualTo(plan(List.of(benchmark)));
    }

    private static List<TrialPlan> plan(List<Benchmark> benchmarks) {
        return new Planner(EngineCatalog.load(LOADER), LOADER, ENVIRONMENT::get).plan(benchmarks, Overrides.UNSET);
    }
}
