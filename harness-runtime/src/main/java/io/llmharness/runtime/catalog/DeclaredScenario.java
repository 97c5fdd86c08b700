package io.llmharness.runtime.catalog;

import io.llmharness.annotations.Level;
import io.llmharness.api.Reply;
import io.llmharness.api.Sample;
import io.llmharness.api.User;

/**
 * A scenario without code, as a file declares it or as the harness measures itself with. What a fork needs of one stands in its trial's
 * plan, so a fork makes one that is empty.
 */
public final class DeclaredScenario implements GeneratedScenario<Object> {
    private final ScenarioModel model;

    /** One of which the plan says everything. */
    public DeclaredScenario() {
        this(ScenarioModel.of("", DeclaredScenario.class.getName()).build());
    }

    /** One of which the model says everything. */
    public DeclaredScenario(ScenarioModel model) {
        this.model = model;
    }

    @Override
    public int version() {
        return VERSION;
    }

    @Override
    public ScenarioModel model() {
        return model;
    }

    @Override
    public boolean declared(int workload) {
        return true;
    }

    @Override
    public Object newInstance() {
        return this;
    }

    @Override
    public void setParam(Object scenario, String name, String value) {
        throw Params.unknown(name);
    }

    @Override
    public void setup(Object scenario, Level level) {}

    @Override
    public void tearDown(Object scenario, Level level) {}

    @Override
    public Work next(Object scenario, int workload, User user, Sample sample) {
        throw new IllegalStateException("a declared workload has no method");
    }

    @Override
    public boolean check(Object scenario, Reply reply) {
        return true;
    }
}
