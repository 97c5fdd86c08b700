package io.llmharness.runtime.load;

import com.google.auto.service.AutoService;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Open load: so many arrivals at once, again and again; the first of them at once. */
@AutoService(LoadShape.class)
@LoadShapeSpec(
        id = "burst",
        description = "so many arrivals at once, again and again",
        options = {
            @LoadShapeSpec.Option(
                    name = "size",
                    type = LoadShapeSpec.Type.INTEGER,
                    description = "arrivals of a burst, at least 1"),
            @LoadShapeSpec.Option(
                    name = "every",
                    type = LoadShapeSpec.Type.DURATION,
                    description = "time from one burst to the next"),
            @LoadShapeSpec.Option(
                    name = "maxInFlight",
                    type = LoadShapeSpec.Type.INTEGER,
                    description = "requests in flight above which arrivals wait, 1024 unless given")
        })
public final class Burst implements LoadShape {
    @Override
    public LoopLoad forLoop(Optional<Double> level, Map<String, String> options, int loop, int loops, long seed) {
        LoadOptions given = new LoadOptions(options);
        int size = given.whole("size", 1);
        Duration every = given.positiveTime("every");
        return new LoopLoad.Open(
                new EveryNth(new BurstArrivals(size, every.toNanos()), loop, loops), given.inFlightShare(loop, loops));
    }
}
