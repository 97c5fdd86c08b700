package io.llmharness.adapters.http;

import io.llmharness.runtime.engine.ControlStep;
import io.llmharness.runtime.engine.EngineControl;
import io.llmharness.runtime.engine.HttpCall;
import io.llmharness.runtime.engine.Readiness;
import java.util.Map;

/** What is known of a service by its description: whether it answers. */
final class HttpControl implements EngineControl {
    private static final String UNKNOWN =
            "a described service has no call for it; -reset cmd: can run a command of yours";

    private final HttpCall health;

    HttpControl(HttpCall health) {
        this.health = health;
    }

    @Override
    public ControlStep<Readiness> readiness() {
        return ControlStep.ask(health, answer -> new ControlStep.Done<>(new Readiness(Readiness.State.READY, "")));
    }

    @Override
    public ControlStep<Map<String, String>> info(String model) {
        return new ControlStep.NotOffered<>("a described service has no call for it");
    }

    @Override
    public ControlStep<String> load(String model) {
        return new ControlStep.NotOffered<>(UNKNOWN);
    }

    @Override
    public ControlStep<String> unload(String model) {
        return new ControlStep.NotOffered<>(UNKNOWN);
    }

    @Override
    public ControlStep<String> resetCache(String model) {
        return new ControlStep.NotOffered<>(UNKNOWN);
    }
}
