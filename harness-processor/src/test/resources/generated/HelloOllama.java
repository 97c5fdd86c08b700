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
 * Runs {@link HelloOllama}.
 */
@Generated("io.llmharness.processor.ScenarioProcessor")
public final class HelloOllama_LlmScenario implements GeneratedScenario<HelloOllama> {
    private static final ScenarioModel MODEL = ScenarioModel.of("com.example.HelloOllama", "com.example.HelloOllama")
            .engine(EngineModel.of("ollama").model("llama3.2:1b"))
            .workload(WorkloadModel.onClass().prompt("Why is the sky blue?").outputTokens("64"))
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
    public HelloOllama newInstance() {
        return new HelloOllama();
    }

    @Override
    public void setParam(HelloOllama scenario, String name, String value) {
        throw Params.unknown(name);
    }

    @Override
    public void setup(HelloOllama scenario, Level level) {
    }

    @Override
    public void tearDown(HelloOllama scenario, Level level) {
    }

    @Override
    public Work next(HelloOllama scenario, int workload, User user, Sample sample) {
        throw new UnsupportedOperationException("the workload of HelloOllama stands on the class; it has no method");
    }

    @Override
    public boolean check(HelloOllama scenario, Reply reply) {
        return true;
    }
}
