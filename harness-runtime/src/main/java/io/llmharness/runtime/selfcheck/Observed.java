package io.llmharness.runtime.selfcheck;

import io.llmharness.runtime.result.ClientHealth;
import java.util.Optional;

/**
 * What the harness saw in a stage. Times are nanoseconds; instants are {@link System#nanoTime}, which all processes of a machine share.
 *
 * @param from begin of the measured window
 * @param to when nothing was under way any more
 * @param succeeded requests answered
 * @param unsuccessful the others
 * @param tokensPerSecond output tokens that arrived in a second of the window
 * @param processorWait share of the time in which a loop was ready and had no processor; empty where the system does not tell
 * @param example the words of a failure; empty without one
 */
record Observed(
        long from,
        long to,
        long succeeded,
        long unsuccessful,
        double tokensPerSecond,
        Latencies latencies,
        Distribution loopLag,
        Distribution scheduleLag,
        ClientHealth health,
        Optional<Double> processorWait,
        String example) {}
