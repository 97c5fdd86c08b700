package com.example;

import io.llmharness.annotations.Level;
import io.llmharness.api.Reply;
import io.llmharness.api.Sample;
import io.llmharness.api.User;
import io.llmharness.runtime.catalog.EngineModel;
import io.llmharness.runtime.catalog.GeneratedScenario;
import io.llmharness.runtime.catalog.Params;
import io.llmharness.runtime.catalog.ScenarioModel;
import io.llmharness.runtime.catalog.Work;
import io.llmharness.runtime.catalog.WorkloadModel;
import javax.annotation.processing.Generated;

/**
 * Runs {@link Untouched}.
 */
@Generated("io.llmharness.processor.ScenarioProcessor")
public final class Untouched_LlmScenario implements GeneratedScenario<Untouched> {
    private static final ScenarioModel MODEL = ScenarioModel.of("com.example.Untouched", "com.example.Untouched")
            .engine(EngineModel.of("ollama"))
            .workload(WorkloadModel.onClass().prompt("Hi"))
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
    public Untouched newInstance() {
        return new Untouched();
    }

    @Override
    public void setParam(Untouched scenario, String name, String value) {
        throw Params.unknown(name);
    }

    @Override
    public void setup(Untouched scenario, Level level) {
    }

    @Override
    public void tearDown(Untouched scenario, Level level) {
    }

    @Override
    public Work next(Untouched scenario, int workload, User user, Sample sample) {
        throw new UnsupportedOperationException("the workload of Untouched stands on the class; it has no method");
    }

    @Override
    public boolean check(Untouched scenario, Reply reply) {
        return true;
    }
}
