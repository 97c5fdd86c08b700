package io.llmharness.runtime.cli;

import io.llmharness.runtime.engine.ControlStep;
import io.llmharness.runtime.engine.EngineAdapter;
import io.llmharness.runtime.engine.EngineControl;
import io.llmharness.runtime.engine.EngineFailure;
import io.llmharness.runtime.engine.FailureCause;
import io.llmharness.runtime.engine.Readiness;
import io.llmharness.runtime.plan.TrialPlan.EnginePlan;
import io.llmharness.runtime.preflight.EngineOperator;
import io.llmharness.runtime.preflight.EngineProbe;
import io.llmharness.runtime.preflight.EngineProbe.Health;
import io.llmharness.runtime.preflight.Targets;
import java.util.Optional;

/**
 * How an engine is, as far as it tells.
 *
 * @param word {@code ready}, {@code idle}, {@code loading}, {@code asleep}, {@code refuses} or {@code down}
 * @param detail why, in a clause; may be empty
 * @param serves whether a request would be served, sooner or later
 * @param answers whether anything answered
 * @param version as the engine says; empty when it does not
 */
record EngineState(String word, String detail, boolean serves, boolean answers, Optional<String> version) {

    static EngineState of(EngineAdapter adapter, EnginePlan plan) {
        var target = new Targets(System::getenv).of(plan, true);
        EngineProbe probe = new EngineProbe(adapter, target, plan.terms().health());
        Health health = probe.health();
        if (health.failure().isPresent()) {
            return failed(health.failure().get(), health.status());
        }
        ControlStep<Readiness> told =
                new EngineOperator(adapter, target).attempt(EngineControl::readiness, EngineOperator.QUESTION);
        Optional<String> version = probe.version();
        if (told instanceof ControlStep.Done<Readiness> done) {
            Readiness readiness = done.result();
            return new EngineState(
                    readiness.state().key(),
                    readiness.detail(),
                    readiness.state().serves(),
                    true,
                    version);
        }
        if (told instanceof ControlStep.Failed<Readiness> failed) {
            return failed(failed.failure(), health.status());
        }
        return new EngineState(Readiness.State.READY.key(), "", true, true, version);
    }

    private static EngineState failed(EngineFailure failure, int status) {
        String words = failure.message().isEmpty() ? failure.cause().explanation() : failure.message();
        if (status == 0) {
            return new EngineState("down", words, false, false, Optional.empty());
        }
        String word = failure.cause() == FailureCause.MODEL_LOADING ? Readiness.State.LOADING.key() : "refuses";
        return new EngineState(word, "status " + status + ": " + words, false, true, Optional.empty());
    }

    /** For the list of engines. */
    String reachable() {
        if (!answers) {
            return "no: " + detail;
        }
        return serves ? "yes" + (detail.isEmpty() ? "" : ": " + detail) : "yes, but " + word + ": " + detail;
    }
}
