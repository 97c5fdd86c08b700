package io.llmharness.runtime.exec;

import io.llmharness.annotations.Scope;
import io.llmharness.runtime.catalog.GeneratedScenario;
import io.llmharness.runtime.catalog.ParamModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The scenario's objects: one for all users, or one a user. */
final class Instances<S> {
    private final List<S> instances;

    private Instances(List<S> instances) {
        this.instances = instances;
    }

    /** Something done with a scenario's object that may fail as the user's code may. */
    @FunctionalInterface
    interface Action<S> {
        void on(S scenario) throws Exception;
    }

    /** Makes them, with their parameters set. */
    static <S> Instances<S> create(GeneratedScenario<S> scenario, Map<String, String> params, int users) {
        int count = scenario.model().scope() == Scope.User ? users : 1;
        List<S> made = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            S instance = scenario.newInstance();
            scenario.model().params().stream()
                    .map(ParamModel::name)
                    .filter(params::containsKey) // the part of a data set stands among them, and is no field
                    .forEach(name -> scenario.setParam(instance, name, params.getOrDefault(name, "")));
            made.add(instance);
        }
        return new Instances<>(made);
    }

    S ofUser(int index) {
        return instances.get(instances.size() == 1 ? 0 : index);
    }

    void each(Action<S> action) throws Exception {
        for (S instance : instances) {
            action.on(instance);
        }
    }
}
