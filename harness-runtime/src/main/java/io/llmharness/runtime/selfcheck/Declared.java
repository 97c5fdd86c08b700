package io.llmharness.runtime.selfcheck;

import io.llmharness.annotations.Level;
import io.llmharness.api.Reply;
import io.llmharness.api.Sample;
import io.llmharness.api.User;
import io.llmharness.runtime.catalog.GeneratedScenario;
import io.llmharness.runtime.catalog.ScenarioModel;
import io.llmharness.runtime.catalog.Work;
import io.llmharness.runtime.catalog.WorkloadModel;

/** A scenario with one declarative workload and nothing else. */
final class Declared implements GeneratedScenario<Object> {
    @Override
    public int version() {
        return VERSION;
    }

    @Override
    public ScenarioModel model() {
        return ScenarioModel.of("selfcheck", "selfcheck")
                .workload(WorkloadModel.onClass())
                .build();
    }

    @Override
    public Object newInstance() {
        return this;
    }

    @Override
    public void setParam(Object scenario, String name, String value) {}

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
