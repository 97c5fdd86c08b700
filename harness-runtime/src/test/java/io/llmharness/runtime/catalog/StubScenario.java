package io.llmharness.runtime.catalog;

import io.llmharness.annotations.Level;
import io.llmharness.api.ChatRequest;
import io.llmharness.api.Reply;
import io.llmharness.api.Sample;
import io.llmharness.api.User;
import java.util.HashMap;
import java.util.Map;

/** What the annotation processor would have written for a scenario with the given model; its fields are a map. */
public final class StubScenario implements GeneratedScenario<Map<String, String>> {
    private final ScenarioModel model;
    private final int version;

    public StubScenario(ScenarioModel model) {
        this(model, VERSION);
    }

    public StubScenario(ScenarioModel model, int version) {
        this.model = model;
        this.version = version;
    }

    @Override
    public int version() {
        return version;
    }

    @Override
    public ScenarioModel model() {
        return model;
    }

    @Override
    public Map<String, String> newInstance() {
        return new HashMap<>();
    }

    /** Parameters whose name ends in {@code Count} are ints. */
    @Override
    public void setParam(Map<String, String> scenario, String name, String value) {
        scenario.put(name, name.endsWith("Count") ? Integer.toString(Params.toInt(name, value)) : value);
    }

    @Override
    public void setup(Map<String, String> scenario, Level level) {}

    @Override
    public void tearDown(Map<String, String> scenario, Level level) {}

    @Override
    public Work next(Map<String, String> scenario, int workload, User user, Sample sample) {
        return Work.of(ChatRequest.of("hello"));
    }

    @Override
    public boolean check(Map<String, String> scenario, Reply reply) {
        return true;
    }
}
