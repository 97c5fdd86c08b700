package io.llmharness.runtime.load;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The load that one loop carries. */
public sealed interface LoopLoad {
    /**
     * Virtual users, each of which sends its next request when the last one is answered.
     *
     * @param firstUser index of the loop's first user among all users
     * @param users number of users of this loop, may be 0
     * @param thinkTime pause between an answer and the next request
     * @param startDelays when each of this loop's users starts, from the start of the load
     */
    record Closed(int firstUser, int users, Duration thinkTime, List<Duration> startDelays) implements LoopLoad {}

    /**
     * Arrivals at given times.
     *
     * @param arrivals the times
     * @param maxInFlight requests in flight above which arrivals wait, at least 1
     * @param lengths how long the arrivals' prompts and answers are; empty where the workload says it
     */
    record Open(FireTimes arrivals, int maxInFlight, Optional<ArrivalLengths> lengths) implements LoopLoad {
        /** Arrivals of whatever length. */
        public Open(FireTimes arrivals, int maxInFlight) {
            this(arrivals, maxInFlight, Optional.empty());
        }
    }
}
