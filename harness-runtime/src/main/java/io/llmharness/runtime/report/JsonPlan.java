package io.llmharness.runtime.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.llmharness.runtime.plan.EngineReset;
import io.llmharness.runtime.plan.TrialPlan;
import io.llmharness.runtime.plan.TrialPlan.EnginePlan;
import io.llmharness.runtime.result.TrialResult;
import java.util.regex.Pattern;

/** What was to be done, in a trial's object. */
final class JsonPlan {
    private static final Pattern USER_INFO = Pattern.compile("(?<=://)[^/@]+@");

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
        node.set("plan", plan(plan));
    }

    /** Everything that a reader of the file needs to make the plan again. */
    private static ObjectNode plan(TrialPlan plan) {
        EnginePlan e = plan.engine();
        EnginePlan masked = new EnginePlan(
                e.id(),
                e.name(),
                withoutUser(e.url()),
                e.model(),
                e.apiKeyEnv(),
                e.options(),
                e.reset().isEmpty() ? "" : EngineReset.parse(e.reset()).shown(),
                e.terms());
        ObjectNode node = (ObjectNode) Json.of(plan);
        node.set("engine", Json.of(masked));
        return node;
    }

    private static ObjectNode engine(TrialResult trial) {
        EnginePlan engine = trial.plan().engine();
        ObjectNode node =
                Json.object().put("id", engine.id()).put("name", engine.name()).put("url", withoutUser(engine.url()));
        if (!engine.model().isEmpty()) {
            node.put("model", engine.model());
        }
        trial.engineVersion().ifPresent(v -> node.put("version", v));
        node.set("options", Json.of(engine.options()));
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

    /** A URL without the user and password that may stand in it. */
    static String withoutUser(String url) {
        return USER_INFO.matcher(url).replaceAll("***@");
    }
}
