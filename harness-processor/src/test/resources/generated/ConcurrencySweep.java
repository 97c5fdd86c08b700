package com.example;

import io.llmharness.annotations.Level;
import io.llmharness.annotations.Mode;
import io.llmharness.api.Reply;
import io.llmharness.api.Sample;
import io.llmharness.api.User;
import io.llmharness.runtime.catalog.EngineModel;
import io.llmharness.runtime.catalog.GeneratedScenario;
import io.llmharness.runtime.catalog.LoadModel;
import io.llmharness.runtime.catalog.Params;
import io.llmharness.runtime.catalog.RunModel;
import io.llmharness.runtime.catalog.ScenarioModel;
import io.llmharness.runtime.catalog.Work;
import io.llmharness.runtime.catalog.WorkloadModel;
import java.time.Duration;
import javax.annotation.processing.Generated;

/**
 * Runs {@link ConcurrencySweep}.
 */
@Generated("io.llmharness.processor.ScenarioProcessor")
public final class ConcurrencySweep_LlmScenario implements GeneratedScenario<ConcurrencySweep> {
    private static final ScenarioModel MODEL = ScenarioModel.of("com.example.ConcurrencySweep", "com.example.ConcurrencySweep")
            .description("How throughput and inter-token latency move as users are added.")
            .engine(EngineModel.of("vllm")
                    .model("Qwen/Qwen2.5-0.5B-Instruct")
                    .option("ignore_eos", "true"))
            .workload(WorkloadModel.onClass()
                    .dataset("synthetic")
                    .inputTokens("512")
                    .outputTokens("128")
                    .load(LoadModel.closed(1, 2, 4, 8, 16, 32, 64))
                    .modes(Mode.Throughput, Mode.SampleTime)
                    .warmup(1, Duration.ofSeconds(10), 0)
                    .measurement(3, Duration.ofSeconds(30), 0)
                    .fork(RunModel.Forks.of(2, 0)))
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
    public ConcurrencySweep newInstance() {
        return new ConcurrencySweep();
    }

    @Override
    public void setParam(ConcurrencySweep scenario, String name, String value) {
        throw Params.unknown(name);
    }

    @Override
    public void setup(ConcurrencySweep scenario, Level level) {
    }

    @Override
    public void tearDown(ConcurrencySweep scenario, Level level) {
    }

    @Override
    public Work next(ConcurrencySweep scenario, int workload, User user, Sample sample) {
        throw new UnsupportedOperationException("the workload of ConcurrencySweep stands on the class; it has no method");
    }

    @Override
    public boolean check(ConcurrencySweep scenario, Reply reply) {
        return true;
    }
}
