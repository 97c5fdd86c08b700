package io.llmharness.runtime.load;

import com.google.auto.service.AutoService;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A fixed number of users: the load of {@code @Concurrency}. */
@AutoService(LoadShape.class)
@LoadShapeSpec(
        id = "closed",
        description = "users that each wait for an answer before they send again",
        sweeps = LoadShapeSpec.Sweep.USERS,
        options = {
            @LoadShapeSpec.Option(
                    name = "thinkTime",
                    type = LoadShapeSpec.Type.DURATION,
                    description = "pause between an answer and the user's next request, none unless given"),
            @LoadShapeSpec.Option(
                    name = "rampUp",
                    type = LoadShapeSpec.Type.DURATION,
                    description = "time over which the users are started evenly, all at once unless given")
        })
public final class ClosedLoop implements LoadShape {
    @Override
    public LoopLoad forLoop(Optional<Double> level, Map<String, String> options, int loop, int loops, long seed) {
        int users = level.orElse(1.0).intValue();
        if (users < 1) {
            throw new IllegalArgumentException("a closed load needs at least 1 user, not " + level.orElse(0.0));
        }
        Duration thinkTime = new LoadOptions(options).time("thinkTime");
        Duration rampUp = new LoadOptions(options).time("rampUp");
        int first = Math.toIntExact((long) users * loop / loops);
        int next = Math.toIntExact((long) users * (loop + 1) / loops);
        List<Duration> starts = new ArrayList<>();
        for (int user = first; user < next; user++) {
            starts.add(rampUp.multipliedBy(user).dividedBy(users));
        }
        return new LoopLoad.Closed(first, next - first, thinkTime, starts);
    }
}
