package io.llmharness.runtime.preflight;

import io.llmharness.runtime.engine.EngineTarget;
import io.llmharness.runtime.engine.Secret;
import io.llmharness.runtime.plan.TrialPlan.EnginePlan;
import java.net.URI;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Gives planned engines their keys. */
public final class Targets {
    private final Function<String, @Nullable String> environment;

    public Targets(Function<String, @Nullable String> environment) {
        this.environment = environment;
    }

    /** The engine as an adapter wants it, its key read from the environment. */
    public EngineTarget of(EnginePlan engine, boolean stream) {
        return new EngineTarget(
                engine.id(),
                engine.name(),
                URI.create(engine.url()),
                engine.model(),
                key(engine.apiKeyEnv()),
                engine.options(),
                stream);
    }

    private Secret key(String variable) {
        String value = variable.isEmpty() ? null : environment.apply(variable);
        return value == null || value.isBlank() ? Secret.NONE : new Secret(value.trim());
    }
}
