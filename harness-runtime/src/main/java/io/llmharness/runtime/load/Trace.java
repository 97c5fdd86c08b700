package io.llmharness.runtime.load;

import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Open load: the arrivals of a recorded trace, at their own times and with their own lengths. The first arrival that is kept begins
 * the load, unless {@code from} says where it begins.
 */
@AutoService(LoadShape.class)
@LoadShapeSpec(
        id = "trace",
        description = "the arrivals of a recorded trace, with their lengths",
        options = {
            @LoadShapeSpec.Option(name = "file", description = "the trace; packed where its name ends in .gz"),
            @LoadShapeSpec.Option(name = "format", description = "mooncake, burstgpt or azure"),
            @LoadShapeSpec.Option(
                    name = "speed",
                    type = LoadShapeSpec.Type.DECIMAL,
                    description = "how many times faster than recorded, 1 unless given"),
            @LoadShapeSpec.Option(
                    name = "from",
                    type = LoadShapeSpec.Type.DURATION,
                    description = "time of the trace to begin at, counted from its first row"),
            @LoadShapeSpec.Option(
                    name = "duration",
                    type = LoadShapeSpec.Type.DURATION,
                    description = "time of the trace to replay, to its end unless given"),
            @LoadShapeSpec.Option(
                    name = "limit",
                    type = LoadShapeSpec.Type.INTEGER,
                    description = "arrivals to replay, all unless given"),
            @LoadShapeSpec.Option(
                    name = "maxInput",
                    type = LoadShapeSpec.Type.INTEGER,
                    description = "leave out arrivals with longer prompts, in tokens"),
            @LoadShapeSpec.Option(
                    name = "maxOutput",
                    type = LoadShapeSpec.Type.INTEGER,
                    description = "leave out arrivals with longer answers, in tokens"),
            @LoadShapeSpec.Option(name = "model", description = "only arrivals for this model; burstgpt tells models"),
            @LoadShapeSpec.Option(
                    name = "lengths",
                    type = LoadShapeSpec.Type.BOOLEAN,
                    description = "whether requests have the trace's lengths, true unless given"),
            @LoadShapeSpec.Option(
                    name = "bad",
                    description = "strict: a row that cannot be read ends it; skip: it is passed over and counted"),
            @LoadShapeSpec.Option(name = "sha256", description = "the file's hash; another file is refused"),
            @LoadShapeSpec.Option(
                    name = "maxInFlight",
                    type = LoadShapeSpec.Type.INTEGER,
                    description = "requests in flight above which arrivals wait, 1024 unless given")
        })
public final class Trace implements LoadShape {
    @Override
    public boolean bringsLengths(Map<String, String> options) {
        return new LoadOptions(options).truth("lengths", true);
    }

    @Override
    public Map<String, String> facts(Optional<Double> level, Map<String, String> options) {
        LoadOptions given = new LoadOptions(options);
        given.inFlightShare(0, 1);
        bringsLengths(options);
        return new TraceCut(given).read((nanos, input, output) -> {});
    }

    @Override
    public LoopLoad forLoop(Optional<Double> level, Map<String, String> options, int loop, int loops, long seed) {
        return forLoops(level, options, loops, seed).get(loop);
    }

    @Override
    public List<LoopLoad> forLoops(Optional<Double> level, Map<String, String> options, int loops, long seed) {
        LoadOptions given = new LoadOptions(options);
        TraceIndex index = TraceIndex.of(new TraceCut(given));
        Optional<ArrivalLengths> lengths = bringsLengths(options) ? Optional.of(index) : Optional.empty();
        List<LoopLoad> parts = new ArrayList<>();
        for (int loop = 0; loop < loops; loop++) {
            parts.add(new LoopLoad.Open(
                    new TraceArrivals(index, loop, loops), given.inFlightShare(loop, loops), lengths));
        }
        return parts;
    }
}
