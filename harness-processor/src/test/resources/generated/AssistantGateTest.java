package com.example;

import io.llmharness.annotations.Level;
import io.llmharness.api.Reply;
import io.llmharness.api.Sample;
import io.llmharness.api.User;
import io.llmharness.runtime.catalog.EngineModel;
import io.llmharness.runtime.catalog.GeneratedScenario;
import io.llmharness.runtime.catalog.LoadModel;
import io.llmharness.runtime.catalog.Params;
import io.llmharness.runtime.catalog.ScenarioModel;
import io.llmharness.runtime.catalog.SloModel;
import io.llmharness.runtime.catalog.Work;
import io.llmharness.runtime.catalog.WorkloadModel;
import java.time.Duration;
import javax.annotation.processing.Generated;

/**
 * Runs {@link AssistantGateTest.AssistantEndpoint}.
 */
@Generated("io.llmharness.processor.ScenarioProcessor")
public final class AssistantGateTest_AssistantEndpoint_LlmScenario implements GeneratedScenario<AssistantGateTest.AssistantEndpoint> {
    private static final ScenarioModel MODEL = ScenarioModel.of(
                    "com.example.AssistantGateTest.AssistantEndpoint",
                    "com.example.AssistantGateTest$AssistantEndpoint")
            .engine(EngineModel.of("http")
                    .option("path", "/assistant")
                    .option("body", "{\"q\": {{prompt}}}")
                    .option("token", "$.delta"))
            .workload(WorkloadModel.onClass()
                    .prompt("Where is my order?")
                    .load(LoadModel.closed(4))
                    .slo(SloModel.attainment(0.95)
                            .ttft(Duration.ofMillis(500))
                            .e2e(Duration.ofSeconds(5))))
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
    public AssistantGateTest.AssistantEndpoint newInstance() {
        return new AssistantGateTest.AssistantEndpoint();
    }

    @Override
    public void setParam(AssistantGateTest.AssistantEndpoint scenario, String name, String value) {
        throw Params.unknown(name);
    }

    @Override
    public void setup(AssistantGateTest.AssistantEndpoint scenario, Level level) {
    }

    @Override
    public void tearDown(AssistantGateTest.AssistantEndpoint scenario, Level level) {
    }

    @Override
    public Work next(AssistantGateTest.AssistantEndpoint scenario, int workload, User user,
            Sample sample) {
        throw new UnsupportedOperationException("the workload of AssistantEndpoint stands on the class; it has no method");
    }

    @Override
    public boolean check(AssistantGateTest.AssistantEndpoint scenario, Reply reply) {
        return true;
    }
}
