package io.llmharness.runtime.cli;

import io.llmharness.runtime.plan.TrialPlan.LoadPlan;
import java.math.BigDecimal;

/** Loads in words. */
final class LoadText {
    private LoadText() {}

    /** What the swept value is called. */
    static String name(LoadPlan load) {
        if (load.closed()) {
            return "concurrency";
        }
        return load.level().isPresent() ? "rate" : "load";
    }

    /** The swept value. */
    static String level(LoadPlan load) {
        return load.level().map(LoadText::plain).orElse(load.shape());
    }

    /** A sentence's worth. */
    static String of(LoadPlan load) {
        String options = load.options().isEmpty() ? "" : " " + load.options();
        if (load.closed()) {
            String users = level(load);
            return "closed, " + users + (users.equals("1") ? " user" : " users") + options;
        }
        return load.shape()
                + load.level().map(r -> ", " + plain(r) + " requests/s").orElse("")
                + options;
    }

    private static String plain(double value) {
        return new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
    }
}
