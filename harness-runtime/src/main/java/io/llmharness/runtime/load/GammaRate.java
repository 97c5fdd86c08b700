package io.llmharness.runtime.load;

import com.google.auto.service.AutoService;
import java.util.Map;
import java.util.Optional;

/** Open load: arrivals with gamma-distributed gaps, more or less bursty. */
@AutoService(LoadShape.class)
@LoadShapeSpec(
        id = "gamma",
        description = "arrivals with gamma-distributed gaps, more or less bursty",
        sweeps = LoadShapeSpec.Sweep.RATE,
        options = {
            @LoadShapeSpec.Option(
                    name = "burstiness",
                    type = LoadShapeSpec.Type.DECIMAL,
                    description = "1 is poisson, below 1 more bursty, above 1 more even; 1 unless given"),
            @LoadShapeSpec.Option(
                    name = "maxInFlight",
                    type = LoadShapeSpec.Type.INTEGER,
                    description = "requests in flight above which arrivals wait, 1024 unless given")
        })
public final class GammaRate implements LoadShape {
    @Override
    public LoopLoad forLoop(Optional<Double> level, Map<String, String> options, int loop, int loops, long seed) {
        double rate = LoadOptions.rate(level);
        LoadOptions given = new LoadOptions(options);
        return new LoopLoad.Open(
                new EveryNth(RandomArrivals.gamma(rate, given.positive("burstiness", 1), seed), loop, loops),
                given.inFlightShare(loop, loops));
    }
}
