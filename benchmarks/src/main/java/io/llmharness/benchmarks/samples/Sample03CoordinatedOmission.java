package io.llmharness.benchmarks.samples;

import io.llmharness.annotations.ArrivalRate;
import io.llmharness.annotations.Arrivals;
import io.llmharness.annotations.Concurrency;
import io.llmharness.annotations.Engine;
import io.llmharness.annotations.LlmBenchmark;
import io.llmharness.annotations.Workload;
import io.llmharness.api.ChatRequest;

/**
 * Misconception: virtual users that wait for their answers make a load like that of the real world.
 *
 * <p>They make the engine set the pace of its own test. When it stalls for half a second, each of them sends one slow request and then
 * nothing: the requests that people would have made meanwhile are never sent, so their wait is in no figure. This is coordinated
 * omission. In an open load requests arrive when the schedule says; what could not be sent in time is sent later, and its wait counts
 * in {@code ttft.intended} and {@code e2e.intended}, which are measured from the intended arrival.
 *
 * <p>Let the engine stall once and compare p99: the {@code ttft} of both methods hardly shows it, the {@code ttft.intended} of
 * {@code arrivalsDoNotWait} does.
 *
 * <pre>{@code java -jar benchmarks/target/benchmarks.jar Sample03 -sim ttft=20ms,itl=2ms,stall=500ms@5s -w 1s -i 1 -r 10s}</pre>
 */
@LlmBenchmark
@Engine(value = "vllm", model = "Qwen/Qwen2.5-0.5B-Instruct")
public class Sample03CoordinatedOmission {
    @Concurrency(4)
    @Workload
    ChatRequest usersWait() {
        return question();
    }

    @ArrivalRate(value = 60, arrivals = Arrivals.CONSTANT, maxInFlight = 4)
    @Workload
    ChatRequest arrivalsDoNotWait() {
        return question();
    }

    private static ChatRequest question() {
        return ChatRequest.of("Name three rivers.").maxTokens(16);
    }
}
