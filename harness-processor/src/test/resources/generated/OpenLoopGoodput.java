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
import io.llmharness.runtime.catalog.ScenarioModel;
import io.llmharness.runtime.catalog.SloModel;
import io.llmharness.runtime.catalog.Work;
import io.llmharness.runtime.catalog.WorkloadModel;
import java.time.Duration;
import javax.annotation.processing.Generated;

/**
 * Runs {@link OpenLoopGoodput}.
 */
@Generated("io.llmharness.processor.ScenarioProcessor")
public final class OpenLoopGoodput_LlmScenario implements GeneratedScenario<OpenLoopGoodput> {
    private static final ScenarioModel MODEL = ScenarioModel.of("com.example.OpenLoopGoodput", "com.example.OpenLoopGoodput")
            .description("The highest Poisson arrival rate at which 99% of the requests still meet the SLO.")
            .engine(EngineModel.of("tgi").url("${TGI_URL:http://localhost:8080}"))
            .workload(WorkloadModel.onClass()
                    .dataset("sharegpt")
                    .seed(7)
                    .load(LoadModel.open("poisson", 1, 2, 4, 8))
                    .slo(SloModel.attainment(0.99)
                            .ttft(Duration.ofMillis(300))
                            .tpot(Duration.ofMillis(50)))
                    .modes(Mode.Goodput)
                    .measurement(1, Duration.ofSeconds(600), 0)
                    .timeout(Duration.ofSeconds(30)))
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
    public OpenLoopGoodput newInstance() {
        return new OpenLoopGoodput();
    }

    @Override
    public void setParam(OpenLoopGoodput scenario, String name, String value) {
        throw Params.unknown(name);
    }

    @Override
    public void setup(OpenLoopGoodput scenario, Level level) {
    }

    @Override
    public void tearDown(OpenLoopGoodput scenario, Level level) {
    }

    @Override
    public Work next(OpenLoopGoodput scenario, int workload, User user, Sample sample) {
        throw new UnsupportedOperationException("the workload of OpenLoopGoodput stands on the class; it has no method");
    }

    @Override
    public boolean check(OpenLoopGoodput scenario, Reply reply) {
        return true;
    }
}
