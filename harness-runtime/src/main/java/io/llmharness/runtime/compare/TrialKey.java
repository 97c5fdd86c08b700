package io.llmharness.runtime.compare;

import io.llmharness.runtime.plan.TrialPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What makes two trials the same one: everything that a run varies.
 *
 * @param engine the engine's label; empty when engines are set against each other
 */
record TrialKey(
        String benchmark,
        String engine,
        String shape,
        Optional<Double> level,
        Map<String, String> params,
        boolean stream) {
    static TrialKey of(TrialPlan plan, boolean ofAnyEngine) {
        return new TrialKey(
                plan.benchmark(),
                ofAnyEngine ? "" : plan.engine().name(),
                plan.load().shape(),
                plan.load().level(),
                plan.params(),
                plan.stream());
    }

    /** {@code Quickstart (vllm, closed 16)}. */
    @Override
    public String toString() {
        List<String> words = new ArrayList<>();
        if (!engine.isEmpty()) {
            words.add(engine);
        }
        words.add(shape + level.map(l -> " " + plain(l)).orElse(""));
        params.forEach((name, value) -> words.add(name + "=" + value));
        if (!stream) {
            words.add("not streamed");
        }
        return benchmark + " (" + String.join(", ", words) + ")";
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
