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
import io.llmharness.runtime.catalog.Work;
import io.llmharness.runtime.catalog.WorkloadModel;
import javax.annotation.processing.Generated;

/**
 * Runs {@link OllamaVersusVllm}.
 */
@Generated("io.llmharness.processor.ScenarioProcessor")
public final class OllamaVersusVllm_LlmScenario implements GeneratedScenario<OllamaVersusVllm> {
    private static final ScenarioModel MODEL = ScenarioModel.of("com.example.OllamaVersusVllm", "com.example.OllamaVersusVllm")
            .engine(EngineModel.of("ollama").model("qwen2.5:0.5b").option("num_ctx", "4096"))
            .engine(EngineModel.of("vllm")
                    .model("Qwen/Qwen2.5-0.5B-Instruct")
                    .url("http://gpu1:8000"))
            .workload(WorkloadModel.onMethod("shareGpt")
                    .dataset("sharegpt")
                    .seed(11)
                    .load(LoadModel.open("poisson", 2))
                    .fork(RunModel.Forks.of(3, 0)))
            .workload(WorkloadModel.onMethod("longPrompt")
                    .dataset("synthetic")
                    .inputTokens("2048")
                    .outputTokens("32")
                    .load(LoadModel.closed(1))
                    .fork(RunModel.Forks.of(3, 0)))
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
    public OllamaVersusVllm newInstance() {
        return new OllamaVersusVllm();
    }

    @Override
    public void setParam(OllamaVersusVllm scenario, String name, String value) {
        throw Params.unknown(name);
    }

    @Override
    public void setup(OllamaVersusVllm scenario, Level level) {
    }

    @Override
    public void tearDown(OllamaVersusVllm scenario, Level level) {
    }

    @Override
    public Work next(OllamaVersusVllm scenario, int workload, User user, Sample sample) {
        return switch (workload) {
            case 0 -> Work.of(scenario.shareGpt(sample));
            case 1 -> Work.of(scenario.longPrompt(sample));
            default -> throw new IllegalArgumentException("OllamaVersusVllm has no workload " + workload);
        };
    }

    @Override
    public boolean check(OllamaVersusVllm scenario, Reply reply) {
        return true;
    }
}
