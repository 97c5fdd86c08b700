package io.llmharness.runtime.load;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Open load: independent arrivals with exponential gaps. */
@AutoService(LoadShape.class)
@LoadShapeSpec(id = "poisson", description = "independent arrivals with exponential gaps")
public final class Poisson implements LoadShape {
    @Override
    public LoopLoad forLoop(Optional<Double> level, Map<String, String> options, int loop, int loops, long seed) {
        double rate = LoadOptions.rate(level);
        return new LoopLoad.Open(
                new EveryNth(RandomArrivals.poisson(rate, seed), loop, loops),
                LoadOptions.inFlightShare(options, loop, loops));
    }

    @Override
    public List<String> optionNames() {
        return List.of("maxInFlight");
    }
}
