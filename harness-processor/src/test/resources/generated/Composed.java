package com.example;

import io.llmharness.annotations.Level;
import io.llmharness.api.Reply;
import io.llmharness.api.Sample;
import io.llmharness.api.User;
import io.llmharness.runtime.catalog.EngineModel;
import io.llmharness.runtime.catalog.GeneratedScenario;
import io.llmharness.runtime.catalog.LoadModel;
import io.llmharness.runtime.catalog.Params;
import io.llmharness.runtime.catalog.RunModel;
import io.llmharness.runtime.catalog.ScenarioModel;
import io.llmharness.runtime.catalog.SloModel;
import io.llmharness.runtime.catalog.Work;
import io.llmharness.runtime.catalog.WorkloadModel;
import java.time.Duration;
import javax.annotation.processing.Generated;

/**
 * Runs {@link Composed}.
 */
@Generated("io.llmharness.processor.ScenarioProcessor")
public final class Composed_LlmScenario implements GeneratedScenario<Composed> {
    private static final ScenarioModel MODEL = ScenarioModel.of("com.example.Composed", "com.example.Composed")
            .engine(EngineModel.of("ollama").model("qwen2.5:0.5b").option("num_ctx", "4096"))
            .engine(EngineModel.of("vllm"))
            .engine(EngineModel.of("vllm").named("vllm-a100").url("http://a100:8000"))
            .workload(WorkloadModel.onMethod("swept")
                    .load(LoadModel.closed(1, 8))
                    .slo(SloModel.attainment(0.99).ttft(Duration.ofSeconds(1)))
                    .warmup(2, Duration.ofSeconds(20), 0)
                    .measurement(5, Duration.ofSeconds(60), 0)
                    .fork(RunModel.Forks.of(1, 0))
                    .timeout(Duration.ofSeconds(45)))
            .workload(WorkloadModel.onMethod("own")
                    .load(LoadModel.open("poisson", 2))
                    .slo(SloModel.attainment(0.99).ttft(Duration.ofSeconds(1)))
                    .warmup(2, Duration.ofSeconds(20), 0)
                    .measurement(5, Duration.ofSeconds(60), 0)
                    .fork(RunModel.Forks.of(1, 0))
                    .timeout(Duration.ofSeconds(45)))
            .build();

    @Override
    public int version() {
        return GeneratedScenario.VERSION;
    }

    @Override
    public ScenarioModel model() {
        return MODEL;
    }

    @Override
    public Composed newInstance() {
        return new Composed();
    }

    @Override
    public void setParam(Composed scenario, String name, String value) {
        throw Params.unknown(name);
    }

    @Override
    public void setup(Composed scenario, Level level) {
    }

    @Override
    public void tearDown(Composed scenario, Level level) {
    }

    @Override
    public Work next(Composed scenario, int workload, User user, Sample sample) {
        return switch (workload) {
            case 0 -> Work.of(scenario.swept());
            case 1 -> Work.of(scenario.own());
            default -> throw new IllegalArgumentException("Composed has no workload " + workload);
        };
    }

    @Override
    public boolean check(Composed scenario, Reply reply) {
        return true;
    }
}
