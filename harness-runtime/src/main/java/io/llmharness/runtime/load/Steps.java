package io.llmharness.runtime.load;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Open load: one rate after the other; the last one stays. */
@AutoService(LoadShape.class)
@LoadShapeSpec(
        id = "steps",
        description = "one rate after the other, of which the last stays",
        options = {
            @LoadShapeSpec.Option(name = "rates", description = "requests per second, joined by +, as in 1+5+20"),
            @LoadShapeSpec.Option(
                    name = "each",
                    description = "length of every step, or of each, joined by +; the last needs none"),
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
public final class Steps implements LoadShape {
    @Override
    public LoopLoad forLoop(Optional<Double> level, Map<String, String> options, int loop, int loops, long seed) {
        LoadOptions given = new LoadOptions(options);
        List<Double> rates = given.rates("rates");
        RateCurve curve = RateCurve.steps(rates, given.lengths("each", rates.size()));
        return new LoopLoad.Open(
                new EveryNth(new CurveArrivals(curve, given.gaps(seed)), loop, loops),
                given.inFlightShare(loop, loops));
    }
}
