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
import javax.annotation.processing.Generated;

/**
 * Runs {@link SupportChat}.
 */
@Generated("io.llmharness.processor.ScenarioProcessor")
public final class SupportChat_LlmScenario implements GeneratedScenario<SupportChat> {
    private static final ScenarioModel MODEL = ScenarioModel.of("com.example.SupportChat", "com.example.SupportChat")
            .engine(EngineModel.of("openai").model("gpt-4o-mini").apiKeyEnv("OPENAI_API_KEY"))
            .engine(EngineModel.of("anthropic")
                    .model("claude-3-5-haiku-latest")
                    .apiKeyEnv("ANTHROPIC_API_KEY"))
            .workload(WorkloadModel.onMethod("lateOrder").load(LoadModel.closed(8)))
            .param("followUps", "2", "6")
            .param("tone", "CALM", "ANGRY")
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
    public SupportChat newInstance() {
        return new SupportChat();
    }

    @Override
    public void setParam(SupportChat scenario, String name, String value) {
        switch (name) {
            case "followUps" -> scenario.followUps = Params.toInt(name, value);
            case "tone" -> scenario.tone = Params.toEnum(SupportChat.Tone.class, name, value);
            default -> throw Params.unknown(name);
        }
    }

    @Override
    public void setup(SupportChat scenario, Level level) {
        if (level == Level.Trial) {
            scenario.loadOrders();
        }
    }

    @Override
    public void tearDown(SupportChat scenario, Level level) {
    }

    @Override
    public Work next(SupportChat scenario, int workload, User user, Sample sample) {
        return switch (workload) {
            case 0 -> Work.of(scenario.lateOrder(user));
            default -> throw new IllegalArgumentException("SupportChat has no workload " + workload);
        };
    }

    @Override
    public boolean check(SupportChat scenario, Reply reply) {
        return scenario.answered(reply);
    }
}
