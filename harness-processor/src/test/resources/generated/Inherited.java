package com.example;

import io.llmharness.annotations.Level;
import io.llmharness.annotations.Scope;
import io.llmharness.api.Reply;
import io.llmharness.api.Sample;
import io.llmharness.api.User;
import io.llmharness.runtime.catalog.EngineModel;
import io.llmharness.runtime.catalog.GeneratedScenario;
import io.llmharness.runtime.catalog.LoadModel;
import io.llmharness.runtime.catalog.Params;
import io.llmharness.runtime.catalog.ScenarioModel;
import io.llmharness.runtime.catalog.Work;
import io.llmharness.runtime.catalog.WorkloadModel;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.annotation.processing.Generated;

/**
 * Runs {@link Inherited}.
 */
@Generated("io.llmharness.processor.ScenarioProcessor")
public final class Inherited_LlmScenario implements GeneratedScenario<Inherited> {
    private static final ScenarioModel MODEL = ScenarioModel.of("com.example.Inherited", "com.example.Inherited")
            .engine(EngineModel.of("ollama"))
            .workload(WorkloadModel.onMethod("ofUser")
                    .load(LoadModel.closed(2, 4))
                    .timeout(Duration.ofSeconds(20))
                    .outputUnit(TimeUnit.MICROSECONDS))
            .workload(WorkloadModel.onMethod("own")
                    .load(LoadModel.closed(1))
                    .timeout(Duration.ofSeconds(20))
                    .outputUnit(TimeUnit.MICROSECONDS))
            .workload(WorkloadModel.onMethod("time")
                    .load(LoadModel.closed(2, 4))
                    .timeout(Duration.ofSeconds(20))
                    .outputUnit(TimeUnit.MICROSECONDS))
            .param("depth", "1", "2")
            .scope(Scope.User)
            .checked()
            .hooks()
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
    public Inherited newInstance() {
        return new Inherited();
    }

    @Override
    public void setParam(Inherited scenario, String name, String value) {
        switch (name) {
            case "depth" -> scenario.depth = Params.toInt(name, value);
            default -> throw Params.unknown(name);
        }
    }

    @Override
    public void setup(Inherited scenario, Level level) {
        if (level == Level.Trial) {
            scenario.setUpBase();
            scenario.setUp();
        }
    }

    @Override
    public void tearDown(Inherited scenario, Level level) {
        if (level == Level.Trial) {
            scenario.tearDown();
            scenario.tearDownBase();
        }
    }

    @Override
    public Work next(Inherited scenario, int workload, User user, Sample sample) {
        return switch (workload) {
            case 0 -> Work.of(scenario.ofUser(user));
            case 1 -> Work.of(scenario.own());
            case 2 -> Work.of(scenario.time());
            default -> throw new IllegalArgumentException("Inherited has no workload " + workload);
        };
    }

    @Override
    public boolean check(Inherited scenario, Reply reply) {
        return scenario.notEmpty(reply);
    }
}
