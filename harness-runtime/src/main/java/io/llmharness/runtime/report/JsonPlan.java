package io.llmharness.runtime.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.llmharness.runtime.plan.TrialPlan;
import io.llmharness.runtime.plan.TrialPlan.EnginePlan;
import io.llmharness.runtime.result.ConnectionFacts;
import io.llmharness.runtime.result.TrialResult;
import java.util.List;

/** What was to be done, in a trial's object. */
final class JsonPlan {
    private JsonPlan() {}

    static void write(ObjectNode node, TrialResult trial) {
        TrialPlan plan = trial.plan();
        node.put("benchmark", plan.benchmark());
        node.put("description", plan.description());
        node.set("mode", Json.of(plan.modes()));
        node.set("engine", engine(trial));
        node.set("params", Json.of(plan.params()));
        node.set("load", load(plan));
        node.set("window", window(trial));
        node.set("plan", Json.of(plan.masked())); // all that a reader of the file needs to make the plan again
    }

    private static ObjectNode engine(TrialResult trial) {
        EnginePlan engine = trial.plan().engine().masked();
        ObjectNode node =
                Json.object().put("id", engine.id()).put("name", engine.name()).put("url", engine.url());
        if (!engine.model().isEmpty()) {
            node.put("model", engine.model());
        }
        trial.engineVersion().ifPresent(v -> node.put("version", v));
        node.set("options", Json.of(engine.options()));
        List<ConnectionFacts> connections = trial.forks().stream()
                .flatMap(fork -> fork.connections().stream())
                .distinct()
                .toList();
        if (!connections.isEmpty()) {
            node.set("connections", Json.of(connections));
        }
        return node;
    }

    private static ObjectNode load(TrialPlan plan) {
        ObjectNode node = Json.object().put("shape", plan.load().shape());
        plan.load().level().ifPresent(level -> {
            if (plan.load().closed()) {
                node.put("concurrency", level.longValue());
            } else {
                node.put("rate", level);
            }
        });
        node.set("options", Json.of(plan.load().options()));
        if (!plan.load().facts().isEmpty()) {
            node.set("facts", Json.of(plan.load().facts()));
        }
        return node;
    }

    private static ObjectNode window(TrialResult trial) {
        TrialPlan plan = trial.plan();
        ObjectNode node = Json.object();
        trial.forks().stream()
                .flatMap(f -> f.measured().stream())
                .findFirst()
                .ifPresent(first -> node.put("from", first.from().toString()));
        double seconds = trial.forks().stream()
                .flatMap(f -> f.measured().stream())
                .mapToDouble(i -> i.flow().seconds())
                .sum();
        return node.put("seconds", seconds)
                .put("warmupIterations", plan.warmup().count())
                .put("measurementIterations", plan.measurement().count())
                .put("forks", plan.forks().count())
                .put("startedAt", trial.startedAt().toString())
                .put("endedAt", trial.endedAt().toString());
    }
}
