package com.example;

import io.llmharness.annotations.Level;
import io.llmharness.api.Reply;
import io.llmharness.api.Sample;
import io.llmharness.api.User;
import io.llmharness.runtime.catalog.EngineModel;
import io.llmharness.runtime.catalog.GeneratedScenario;
import io.llmharness.runtime.catalog.LoadModel;
import io.llmharness.runtime.catalog.MixModel;
import io.llmharness.runtime.catalog.Params;
import io.llmharness.runtime.catalog.ScenarioModel;
import io.llmharness.runtime.catalog.Work;
import io.llmharness.runtime.catalog.WorkloadModel;
import java.time.Duration;
import javax.annotation.processing.Generated;

/**
 * Runs {@link Mixed}.
 */
@Generated("io.llmharness.processor.ScenarioProcessor")
public final class Mixed_LlmScenario implements GeneratedScenario<Mixed> {
    private static final ScenarioModel MODEL = ScenarioModel.of("com.example.Mixed", "com.example.Mixed")
            .description("Three kinds of requests under one load, and a probe beside them.")
            .engine(EngineModel.of("ollama"))
            .workload(WorkloadModel.onMethod("chat")
                    .load(LoadModel.closed(8))
                    .measurement(1, Duration.ofSeconds(10), 0))
            .workload(WorkloadModel.onMethod("summary")
                    .cache("warm")
                    .load(LoadModel.closed(8))
                    .measurement(1, Duration.ofSeconds(10), 0))
            .workload(WorkloadModel.onMethod("probe")
                    .load(LoadModel.open("poisson", 2))
                    .measurement(1, Duration.ofSeconds(10), 0))
            .workload(WorkloadModel.onMethod("alone")
                    .load(LoadModel.closed(8))
                    .measurement(1, Duration.ofSeconds(10), 0))
            .mix(MixModel.of(WorkloadModel.onClass()
                    .load(LoadModel.closed(8))
                    .measurement(1, Duration.ofSeconds(10), 0))
                    .part("chat", 6)
                    .part("summary", 2.5)
                    .ownLoad("probe"))
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
    public Mixed newInstance() {
        return new Mixed();
    }

    @Override
    public void setParam(Mixed scenario, String name, String value) {
        throw Params.unknown(name);
    }

    @Override
    public void setup(Mixed scenario, Level level) {
    }

    @Override
    public void tearDown(Mixed scenario, Level level) {
    }

    @Override
    public Work next(Mixed scenario, int workload, User user, Sample sample) {
        return switch (workload) {
            case 0 -> Work.of(scenario.chat());
            case 1 -> Work.of(scenario.summary());
            case 2 -> Work.of(scenario.probe());
            case 3 -> Work.of(scenario.alone());
            default -> throw new IllegalArgumentException("Mixed has no workload " + workload);
        };
    }

    @Override
    public boolean check(Mixed scenario, Reply reply) {
        return true;
    }
}
