package com.example;

import io.llmharness.annotations.Level;
import io.llmharness.annotations.Scope;
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
 * Runs {@link Hooks}.
 */
@Generated("io.llmharness.processor.ScenarioProcessor")
public final class Hooks_LlmScenario implements GeneratedScenario<Hooks> {
    private static final ScenarioModel MODEL = ScenarioModel.of("hooks and checks", "com.example.Hooks")
            .description("Hooks of both levels, methods that take their arguments in any order, two checks.")
            .engine(EngineModel.of("ollama"))
            .workload(WorkloadModel.onMethod("nothing"))
            .workload(WorkloadModel.onMethod("sampleThenUser").dataset("synthetic"))
            .workload(WorkloadModel.onMethod("userThenSample").dataset("synthetic"))
            .scope(Scope.User)
            .checked()
            .hooks()
            .iterationHooks()
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
    public Hooks newInstance() {
        return new Hooks();
    }

    @Override
    public void setParam(Hooks scenario, String name, String value) {
        throw Params.unknown(name);
    }

    @Override
    public void setup(Hooks scenario, Level level) throws Exception {
        if (level == Level.Trial) {
            scenario.open();
            Hooks.connect();
            scenario.both();
        }
        if (level == Level.Iteration) {
            scenario.begin();
        }
    }

    @Override
    public void tearDown(Hooks scenario, Level level) {
        if (level == Level.Trial) {
            scenario.close();
            scenario.both();
        }
        if (level == Level.Iteration) {
            scenario.end();
        }
    }

    @Override
    public Work next(Hooks scenario, int workload, User user, Sample sample) {
        return switch (workload) {
            case 0 -> Work.of(scenario.nothing());
            case 1 -> Work.of(scenario.sampleThenUser(sample, user));
            case 2 -> Work.of(Hooks.userThenSample(user, sample));
            default -> throw new IllegalArgumentException("Hooks has no workload " + workload);
        };
    }

    @Override
    public boolean check(Hooks scenario, Reply reply) {
        return scenario.isShort(reply)
                && Hooks.isPolite(reply);
    }
}
