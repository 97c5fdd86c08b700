package io.llmharness.runtime.load;

import com.google.auto.service.AutoService;
import java.util.Map;
import java.util.Optional;

/** Open load: arrivals every 1/rate seconds. */
@AutoService(LoadShape.class)
@LoadShapeSpec(
        id = "constant",
        description = "arrivals every 1/rate seconds",
        sweeps = LoadShapeSpec.Sweep.RATE,
        options = {
            @LoadShapeSpec.Option(
                    name = "maxInFlight",
                    type = LoadShapeSpec.Type.INTEGER,
                    description = "requests in flight above which arrivals wait, 1024 unless given")
        })
public final class ConstantRate implements LoadShape {
    @Override
    public LoopLoad forLoop(Optional<Double> level, Map<String, String> options, int loop, int loops, long seed) {
        double rate = LoadOptions.rate(level);
        return new LoopLoad.Open(
                new EveryNth(new ConstantArrivals(rate), loop, loops),
                new LoadOptions(options).inFlightShare(loop, loops));
    }
}
