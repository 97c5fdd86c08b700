package io.llmharness.runtime.cli;

import io.llmharness.runtime.plan.Budget;
import io.llmharness.runtime.plan.RateLimits;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What {@code -limit}, {@code -cap} and {@code -price} add up to. */
final class SpendingArguments {
    private Map<String, Double> limits = Map.of();
    private Map<String, Double> caps = Map.of();
    private Map<String, Double> prices = Map.of();

    void limits(String text) {
        limits = read(text, "limit", List.of("requests", "tokens"));
    }

    void cap(String text) {
        caps = read(text, "cap", List.of("tokens", "money"));
    }

    void price(String text) {
        prices = read(text, "price", List.of("in", "out"));
    }

    RateLimits rates() {
        return new RateLimits(whole(limits, "requests"), whole(limits, "tokens"));
    }

    Budget budget() {
        return new Budget(
                whole(caps, "tokens"),
                caps.getOrDefault("money", 0.0),
                prices.getOrDefault("in", 0.0),
                prices.getOrDefault("out", 0.0));
    }

    private static long whole(Map<String, Double> values, String name) {
        return values.getOrDefault(name, 0.0).longValue();
    }

    private static Map<String, Double> read(String text, String what, List<String> names) {
        Map<String, Double> values = new TreeMap<>();
        for (String part : Values.list(text)) {
            Values.Named named = Values.named(part);
            String name = Values.oneOf(named.name().isEmpty() ? part : named.name(), what, names);
            double value = Values.number(named.value());
            if (!(value > 0) || Double.isInfinite(value)) {
                throw new IllegalArgumentException(name + " must be above 0, not " + named.value());
            }
            values.put(name, value);
        }
        return values;
    }
}
