package io.llmharness.runtime.catalog;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A load as the annotations say it.
 *
 * @param shape id of the load shape: {@code closed}, {@code constant}, {@code poisson}, {@code gamma}, or an extension's
 * @param levels the swept values: users of a closed load, requests per second of an open one; empty for an extension's shape
 * @param options everything else, by option name
 */
public record LoadModel(String shape, List<Double> levels, Map<String, String> options) {
    public LoadModel {
        levels = List.copyOf(levels);
        options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
    }

    /** One user without think time. */
    public static final LoadModel SINGLE_USER = closed(1);

    /** A closed load; see {@code @Concurrency}. */
    public static LoadModel closed(int... users) {
        return new LoadModel(
                "closed", Arrays.stream(users).asDoubleStream().boxed().toList(), Map.of());
    }

    /** An open load of the given arrival shape; see {@code @ArrivalRate}. */
    public static LoadModel open(String arrivals, double... perSecond) {
        return new LoadModel(arrivals, Arrays.stream(perSecond).boxed().toList(), Map.of());
    }

    /** An extension's shape; see {@code @LoadShape}. */
    public static LoadModel shaped(String id) {
        return new LoadModel(id, List.of(), Map.of());
    }

    public LoadModel thinkTime(Duration pause) {
        return option("thinkTime", pause.toString());
    }

    public LoadModel rampUp(Duration time) {
        return option("rampUp", time.toString());
    }

    public LoadModel maxInFlight(int requests) {
        return option("maxInFlight", Integer.toString(requests));
    }

    public LoadModel burstiness(double shapeParameter) {
        return option("burstiness", Double.toString(shapeParameter));
    }

    public LoadModel option(String key, String value) {
        Map<String, String> all = new LinkedHashMap<>(options);
        all.put(key, value);
        return new LoadModel(shape, levels, all);
    }
}
