package io.llmharness.runtime.load;

import com.google.auto.service.AutoService;
import java.util.Map;
import java.util.Optional;

/** Open load: a rate that rises, or falls, in a straight line, and then stays. */
@AutoService(LoadShape.class)
@LoadShapeSpec(
        id = "ramp",
        description = "a rate that rises or falls in a straight line, and then stays",
        options = {
            @LoadShapeSpec.Option(
                    name = "from",
                    type = LoadShapeSpec.Type.DECIMAL,
                    description = "requests per second at the beginning, 0 unless given"),
            @LoadShapeSpec.Option(
                    name = "to",
                    type = LoadShapeSpec.Type.DECIMAL,
                    description = "requests per second at the end, and from then on; 0: no more arrive"),
            @LoadShapeSpec.Option(
                    name = "over",
                    type = LoadShapeSpec.Type.DURATION,
                    description = "time from the one to the other"),
            @LoadShapeSpec.Option(name = "arrivals", description = "poisson, constant or gamma; poisson unless given"),
            @LoadShapeSpec.Option(
                    name = "burstiness",
                    type = LoadShapeSpec.Type.DECIMAL,
                    description = "shape parameter of gamma: below 1 more bursty than poisson, above 1 more even"),
            @LoadShapeSpec.Option(
                    name = "maxInFlight",
                    type = LoadShapeSpec.Type.INTEGER,
                    description = "requests in flight above which arrivals wait, 1024 unless given")
        })
public final class Ramp implements LoadShape {
    @Override
    public LoopLoad forLoop(Optional<Double> level, Map<String, String> options, int loop, int loops, long seed) {
        LoadOptions given = new LoadOptions(options);
        double from = given.rate("from", Optional.of(0.0));
        double to = given.rate("to", Optional.empty());
        double seconds = given.positiveTime("over").toNanos() / 1e9;
        if (from == 0 && to == 0) {
            throw new IllegalArgumentException("a ramp from 0 to 0 has no arrivals");
        }
        return new LoopLoad.Open(
                new EveryNth(new CurveArrivals(RateCurve.ramp(from, to, seconds), given.gaps(seed)), loop, loops),
                given.inFlightShare(loop, loops));
    }
}
