package io.llmharness.runtime.load;

import com.google.auto.service.AutoService;
import java.util.Map;
import java.util.Optional;

/** Open load: one rate for as long as the run lasts, after a gentle start. */
@AutoService(LoadShape.class)
@LoadShapeSpec(
        id = "sustained",
        description = "one rate for as long as the run lasts, after a gentle start",
        sweeps = LoadShapeSpec.Sweep.RATE,
        options = {
            @LoadShapeSpec.Option(
                    name = "rate",
                    type = LoadShapeSpec.Type.DECIMAL,
                    description = "requests per second; on the command line -rate may say it"),
            @LoadShapeSpec.Option(
                    name = "rampUp",
                    type = LoadShapeSpec.Type.DURATION,
                    description = "time in which the rate rises from 0, 30s unless given"),
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
public final class Sustained implements LoadShape {
    private static final double RAMP_UP_SECONDS = 30;

    @Override
    public LoopLoad forLoop(Optional<Double> level, Map<String, String> options, int loop, int loops, long seed) {
        LoadOptions given = new LoadOptions(options);
        double rate = given.rate("rate", level);
        if (rate == 0) {
            throw new IllegalArgumentException("rate must be above 0");
        }
        double seconds = given.has("rampUp") ? given.time("rampUp").toNanos() / 1e9 : RAMP_UP_SECONDS;
        RateCurve curve = RateCurve.ramp(0, rate, seconds);
        return new LoopLoad.Open(
                new EveryNth(new CurveArrivals(curve, given.gaps(seed)), loop, loops),
                given.inFlightShare(loop, loops));
    }
}
