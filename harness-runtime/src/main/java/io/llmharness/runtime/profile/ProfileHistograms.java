package io.llmharness.runtime.profile;

import io.llmharness.runtime.metric.Histograms;
import io.llmharness.runtime.metric.Metric;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** The samples of some profiles, in nanoseconds. Written by one thread at a time; nothing is done where no profile is wanted. */
public final class ProfileHistograms {
    private final Profile[] profiles;
    private final Into[] samples;

    /** Empty ones for these profiles. */
    public ProfileHistograms(Collection<Profile> wanted) {
        profiles = wanted.stream().distinct().sorted().toArray(Profile[]::new);
        samples = new Into[profiles.length];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = new Into(new Histograms());
        }
    }

    /** Adds what each of the tools would have measured of this request. */
    public void record(FinishedRequest request) {
        for (int i = 0; i < profiles.length; i++) {
            profiles[i].definition().samples(request, samples[i]);
        }
    }

    /** Those that hold a value, by profile and metric. */
    public Map<Profile, Map<Metric, Histogram>> filled() {
        Map<Profile, Map<Metric, Histogram>> filled = new EnumMap<>(Profile.class);
        for (int i = 0; i < profiles.length; i++) {
            Map<Metric, Histogram> histograms = samples[i].histograms().filled();
            if (!histograms.isEmpty()) {
                filled.put(profiles[i], histograms);
            }
        }
        return filled;
    }

    /** The values of both; counts are kept exactly. */
    public static Map<Profile, Map<Metric, Histogram>> sum(
            Map<Profile, Map<Metric, Histogram>> a, Map<Profile, Map<Metric, Histogram>> b) {
        Map<Profile, Map<Metric, Histogram>> sum = new EnumMap<>(Profile.class);
        for (Profile profile : Profile.values()) {
            Histograms histograms = new Histograms();
            histograms.add(a.getOrDefault(profile, Map.of()));
            histograms.add(b.getOrDefault(profile, Map.of()));
            Map<Metric, Histogram> filled = histograms.filled();
            if (!filled.isEmpty()) {
                sum.put(profile, filled);
            }
        }
        return sum;
    }

    private record Into(Histograms histograms) implements Samples {
        @Override
        public void add(Metric metric, long nanos, long count) {
            histograms.of(metric).recordValueWithCount(Math.max(0, nanos), count);
        }
    }
}
