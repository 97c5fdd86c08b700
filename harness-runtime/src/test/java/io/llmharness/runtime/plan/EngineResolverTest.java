package io.llmharness.runtime.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmharness.runtime.Options;
import io.llmharness.runtime.OptionsBuilder;
import io.llmharness.runtime.catalog.Benchmark;
import io.llmharness.runtime.catalog.EngineModel;
import io.llmharness.runtime.catalog.ScenarioCatalog;
import io.llmharness.runtime.catalog.ScenarioModel;
import io.llmharness.runtime.catalog.StubScenario;
import io.llmharness.runtime.catalog.WorkloadModel;
import io.llmharness.runtime.plan.TrialPlan.EnginePlan;
import io.llmharness.runtime.text.UsageException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class EngineResolverTest {
    private final Map<String, String> environment = new HashMap<>();

    @Test
    void theAdaptersOwnUrlFillsInAndLosesItsSlash() {
        assertThat(one(EngineModel.of("local"), b -> b).url()).isEqualTo("http://localhost:7000");
    }

    @Test
    void placeholdersComeFromTheEnvironment() {
        EngineModel engine = EngineModel.of("local").url("${LOCAL_URL:http://fallback:1}/base");
        assertThat(one(engine, b -> b).url()).isEqualTo("http://fallback:1/base");
        environment.put("LOCAL_URL", "http://gpu1:8000");
        assertThat(one(engine, b -> b).url()).isEqualTo("http://gpu1:8000/base");
        environment.put("LOCAL_URL", "");
        assertThat(one(engine, b -> b).url()).isEqualTo("http://fallback:1/base");
    }

    @Test
    void aMissingVariableIsNamedWithScenarioAndEngine() {
        assertThatThrownBy(() -> one(EngineModel.of("local").named("gpu").url("${GPU_URL}"), b -> b))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("GPU_URL is not set")
                .hasMessageContaining("engine \"gpu\" of S");
        assertThatThrownBy(() -> one(EngineModel.of("local").url("${GPU_URL"), b -> b))
                .hasMessageContaining("is not closed");
    }

    @Test
    void anAdaptersOwnUrlMayBeAVariables() {
        assertThatThrownBy(() -> one(EngineModel.of("tenant"), b -> b))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("TENANT_URL is not set")
                .hasMessageContaining("engine \"tenant\"");
        assertThat(one(EngineModel.of("tenant").url("http://localhost:1"), b -> b))
                .as("a URL that is given needs neither variable")
                .extracting(EnginePlan::url, EnginePlan::apiKeyEnv)
                .containsExactly("http://localhost:1", "");
        environment.put("TENANT_URL", "https://mine.example.com/");
        assertThatThrownBy(() -> one(EngineModel.of("tenant"), b -> b))
                .as("its own URL wants its own key")
                .hasMessageContaining("HOSTED_API_KEY is not set");
        environment.put("HOSTED_API_KEY", "k");
        assertThat(one(EngineModel.of("tenant"), b -> b).url()).isEqualTo("https://mine.example.com");
    }

    @Test
    void theKeysVariableMustBeSetBeforeAnythingRuns() {
        assertThatThrownBy(() -> one(EngineModel.of("hosted"), b -> b))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("HOSTED_API_KEY is not set")
                .hasMessageContaining("-sim");
        environment.put("HOSTED_API_KEY", "sk-1");
        assertThat(one(EngineModel.of("hosted"), b -> b).apiKeyEnv()).isEqualTo("HOSTED_API_KEY");
        assertThatThrownBy(() -> one(EngineModel.of("hosted").apiKeyEnv("OTHER_KEY"), b -> b))
                .hasMessageContaining("OTHER_KEY is not set");
    }

    @Test
    void aLocalServerThatSpeaksAHostedProtocolNeedsNoKey() {
        assertThat(one(EngineModel.of("hosted").url("http://localhost:8080"), b -> b)
                        .apiKeyEnv())
                .isEmpty();
    }

    @Test
    void theSimulatedEngineNeedsNoKeyAndGetsNone() {
        environment.put("HOSTED_API_KEY", "sk-1");
        EnginePlan plan = one(EngineModel.of("hosted").apiKeyEnv("UNSET_KEY"), b -> b.simulated("ttft=1ms"));
        assertThat(plan.url()).isEqualTo("sim:ttft=1ms");
        assertThat(plan.apiKeyEnv()).isEmpty();
        assertThat(one(EngineModel.of("hosted").url("sim:"), b -> b).apiKeyEnv())
                .isEmpty();
        assertThatThrownBy(() -> one(EngineModel.of("local"), b -> b.simulated().url("http://x")))
                .hasMessageContaining("-sim and -url exclude each other");
    }

    @Test
    void modelAndUrlGoByLabelThenIdThenForAll() {
        List<EngineModel> engines = List.of(
                EngineModel.of("local").named("a").model("written"),
                EngineModel.of("local").named("b"));
        List<EnginePlan> plans =
                all(engines, b -> b.model("a", "ma").model("all").url("local", "http://h"));
        assertThat(plans).extracting(EnginePlan::model).containsExactly("ma", "all");
        assertThat(plans).extracting(EnginePlan::url).containsExactly("http://h", "http://h");
        assertThat(all(engines, b -> b)).extracting(EnginePlan::model).containsExactly("written", "");
    }

    @Test
    void anEngineOptionFiltersByLabelOrIdAndAddsAKnownId() {
        List<EngineModel> engines = List.of(
                EngineModel.of("local").named("a"), EngineModel.of("local").named("b"));
        assertThat(names(engines, b -> b.engine("b"))).containsExactly("b");
        assertThat(names(engines, b -> b.engine("local"))).containsExactly("a", "b");
        assertThat(names(engines, b -> b.engine("hosted", "a").url("hosted", "http://h")))
                .containsExactly("hosted", "a");
    }

    @Test
    void namesThatStandForNothingAreMetWithTheNearest() {
        List<EngineModel> engines = List.of(EngineModel.of("local"));
        assertThatThrownBy(() -> all(engines, b -> b.engine("locl")))
                .isInstanceOf(UsageException.class)
                .hasMessage("-engine: no engine \"locl\". Did you mean \"local\"? Known: hosted, local, tenant.");
        assertThatThrownBy(() -> all(engines, b -> b.url("lokal", "http://h")))
                .hasMessage("-url: no engine \"lokal\". Did you mean \"local\"? Known: local.");
        assertThatThrownBy(() -> all(engines, b -> b.model("hosted", "m")))
                .hasMessageContaining("-model: no engine \"hosted\"");
        assertThatThrownBy(() -> all(List.of(EngineModel.of("olama")), b -> b))
                .hasMessageContaining("No engine \"olama\" on the class path");
        assertThatThrownBy(() -> all(List.of(EngineModel.of("local").option("numctx", "1")), b -> b))
                .hasMessageContaining("No option \"numctx\"")
                .hasMessageContaining("Did you mean \"num_ctx\"?");
    }

    @Test
    void aBareUrlNeedsOneEngine() {
        List<EngineModel> two = List.of(
                EngineModel.of("local").named("a"), EngineModel.of("local").named("b"));
        assertThatThrownBy(() -> all(two, b -> b.url("http://h")))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("several engines")
                .hasMessageContaining("-url a=http://");
        assertThat(all(two, b -> b.engine("a").url("http://h")))
                .extracting(EnginePlan::url)
                .containsExactly("http://h");
    }

    private EnginePlan one(EngineModel engine, UnaryOperator<OptionsBuilder> change) {
        List<EnginePlan> plans = all(List.of(engine), change);
        assertThat(plans).hasSize(1);
        return plans.get(0);
    }

    private List<String> names(List<EngineModel> engines, UnaryOperator<OptionsBuilder> change) {
        return all(engines, change).stream().map(EnginePlan::name).toList();
    }

    private List<EnginePlan> all(List<EngineModel> engines, UnaryOperator<OptionsBuilder> change) {
        ScenarioModel.Builder model = ScenarioModel.of("S", "S").workload(WorkloadModel.onClass());
        engines.forEach(model::engine);
        List<Benchmark> benchmarks =
                ScenarioCatalog.of(List.of(new StubScenario(model.build()))).all();
        Overrides wishes = change.apply(Options.builder()).build().overrides();
        return new Planner(StubEngine.catalog(), getClass().getClassLoader(), environment::get)
                .plan(benchmarks, wishes).stream().map(TrialPlan::engine).toList();
    }
}
