package io.llmharness.runtime.load;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Open load: arrivals with gamma-distributed gaps, more or less bursty. */
@AutoService(LoadShape.class)
@LoadShapeSpec(id = "gamma", description = "arrivals with gamma-distributed gaps, more or less bursty")
public final class GammaRate implements LoadShape {
    @Override
    public LoopLoad forLoop(Optional<Double> level, Map<String, String> options, int loop, int loops, long seed) {
        double rate = LoadOptions.rate(level);
        return new LoopLoad.Open(
                new EveryNth(
                        RandomArrivals.gamma(rate, LoadOptions.positive(options, "burstiness", 1), seed), loop, loops),
                LoadOptions.inFlightShare(options, loop, loops));
    }

    @Override
    public List<String> optionNames() {
        return List.of("maxInFlight", "burstiness");
    }
}
