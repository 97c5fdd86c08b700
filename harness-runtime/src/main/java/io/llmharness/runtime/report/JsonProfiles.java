package io.llmharness.runtime.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.llmharness.runtime.metric.Metric;
import io.llmharness.runtime.profile.Interpolation;
import io.llmharness.runtime.profile.Profile;
import io.llmharness.runtime.result.Percentile;
import io.llmharness.runtime.result.ProfiledLatency;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.HdrHistogram.Histogram;

/** The {@code profiles} object: figures by profile and metric, in the words of the profile's tool. */
final class JsonProfiles {
    private JsonProfiles() {}

    /** Of a trial, with everything that explains a figure. */
    static ObjectNode trial(List<ProfiledLatency> latencies, Units units) {
        ObjectNode profiles = Json.object();
        for (ProfiledLatency latency : latencies) {
            Profile profile = latency.profile();
            ObjectNode node = profiles.withObjectProperty(profile.id())
                    .putObject(latency.word().metric().key())
                    .put("tool", profile.tool() + " " + profile.version())
                    .put("name", latency.word().name())
                    .put("formula", latency.word().formula())
                    .put("percentiles", profile.interpolation() == Interpolation.LINEAR ? "linear" : "nearest rank")
                    .put("unit", units.symbol())
                    .put("better", "lower")
                    .put("count", latency.count())
                    .put("mean", units.of(latency.mean()))
                    .put("min", units.of(latency.pooled().getMinValue()))
                    .put("max", units.of(latency.pooled().getMaxValue()));
            for (Percentile p : Percentile.values()) {
                OptionalDouble nanos = latency.percentile(p);
                nanos.ifPresent(value -> node.put(p.key(), units.of(value)));
            }
            node.put("histogram", HistogramText.encode(latency.pooled()));
        }
        return profiles;
    }

    /** Of an iteration: what it takes to read the file back. */
    static ObjectNode iteration(Map<Profile, Map<Metric, Histogram>> all) {
        ObjectNode profiles = Json.object();
        for (Profile profile : Profile.values()) {
            Map<Metric, Histogram> histograms = all.getOrDefault(profile, Map.of());
            for (Metric metric : Metric.values()) {
                if (histograms.containsKey(metric)) {
                    Histogram histogram = histograms.get(metric);
                    profiles.withObjectProperty(profile.id())
                            .putObject(metric.key())
                            .put("count", histogram.getTotalCount())
                            .put("histogram", HistogramText.encode(histogram));
                }
            }
        }
        return profiles;
    }

    /** What {@link #iteration} wrote; profiles and metrics that this version does not know are passed over. */
    static Map<Profile, Map<Metric, Histogram>> read(JsonNode node) {
        Map<Profile, Map<Metric, Histogram>> all = new EnumMap<>(Profile.class);
        for (Profile profile : Profile.values()) {
            if (node.has(profile.id())) {
                all.put(profile, IterationReader.histograms(node.get(profile.id())));
            }
        }
        return all;
    }
}
