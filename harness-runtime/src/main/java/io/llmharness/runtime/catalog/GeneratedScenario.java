package io.llmharness.runtime.catalog;

import io.llmharness.annotations.Level;
import io.llmharness.api.Reply;
import io.llmharness.api.Sample;
import io.llmharness.api.User;

/**
 * The runner of one scenario class, written by the annotation processor and found by {@link java.util.ServiceLoader}. Loading
 * one never initialises the user's class: that happens in {@link #newInstance()}.
 *
 * @param <S> the scenario class
 */
public interface GeneratedScenario<S> {
    /**
     * Version of the contract between generated code and runtime. A constant, so that the compiler copies the value that was
     * current when a scenario was compiled into {@link #version()}.
     */
    int VERSION = 1;

    /** The {@link #VERSION} that the scenario was compiled with. */
    int version();

    /** Everything the annotations say, resolved: method before class before composed annotation before superclass. */
    ScenarioModel model();

    /** Whether a workload is what its annotation says and nothing else, so that {@link #next} is not called for it. */
    default boolean declared(int workload) {
        return model().workloads().get(workload).method().isEmpty();
    }

    /** A new instance of the scenario class. */
    S newInstance();

    /** Sets a {@code @Param} field. */
    void setParam(S scenario, String name, String value);

    /** Runs the {@code @Setup} methods of a level, in source order. */
    void setup(S scenario, Level level) throws Exception;

    /** Runs the {@code @TearDown} methods of a level, in source order. */
    void tearDown(S scenario, Level level) throws Exception;

    /** Calls the {@code @Workload} method with the given index in {@link ScenarioModel#workloads()}. Not called for a class-level workload. */
    Work next(S scenario, int workload, User user, Sample sample);

    /** Calls the {@code @Check} methods; true when there is none. */
    boolean check(S scenario, Reply reply);
}
