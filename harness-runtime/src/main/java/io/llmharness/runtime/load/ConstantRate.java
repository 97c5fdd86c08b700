package io.llmharness.runtime.load;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Open load: arrivals every 1/rate seconds. */
@AutoService(LoadShape.class)
@LoadShapeSpec(id = "constant", description = "arrivals every 1/rate seconds")
public final class ConstantRate implements LoadShape {
    @Override
    public LoopLoad forLoop(Optional<Double> level, Map<String, String> options, int loop, int loops, long seed) {
        double rate = LoadOptions.rate(level);
        return new LoopLoad.Open(
                new EveryNth(new ConstantArrivals(rate), loop, loops), LoadOptions.inFlightShare(options, loop, loops));
    }

    @Override
    public List<String> optionNames() {
        return List.of("maxInFlight");
    }
}
