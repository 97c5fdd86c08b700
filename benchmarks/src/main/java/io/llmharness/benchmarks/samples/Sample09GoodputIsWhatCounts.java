package io.llmharness.benchmarks.samples;

import io.llmharness.annotations.ArrivalRate;
import io.llmharness.annotations.Arrivals;
import io.llmharness.annotations.BenchmarkMode;
import io.llmharness.annotations.Engine;
import io.llmharness.annotations.LlmBenchmark;
import io.llmharness.annotations.Measurement;
import io.llmharness.annotations.Mode;
import io.llmharness.annotations.Slo;
import io.llmharness.annotations.Timeout;
import io.llmharness.annotations.Workload;
import io.llmharness.api.ChatRequest;
import io.llmharness.api.Sample;
import java.util.concurrent.TimeUnit;

/**
 * Misconception: the more requests per second, the better.
 *
 * <p>An overloaded engine answers many requests, all of them too late. A request is good when it succeeded and met every limit;
 * goodput is the rate of good ones, and attainment their share of all that arrived, failures included. The capacity of an engine is
 * the highest rate at which attainment still holds, and that is found by raising the rate, with arrivals that come in bursts as
 * people's do.
 *
 * <p>The exit code is 3 when a limit is missed, so the same scenario is a gate in a build. Four slots hold the lowest rate only:
 *
 * <pre>{@code java -jar benchmarks/target/benchmarks.jar Sample09 -sim slots=4,step=20ms -w 1s -i 1 -r 10s}</pre>
 */
@LlmBenchmark
@Engine(value = "vllm", url = "${VLLM_URL:http://localhost:8000}", model = "Qwen/Qwen2.5-0.5B-Instruct")
@BenchmarkMode(Mode.Goodput)
@ArrivalRate(
        value = {2, 6, 12},
        arrivals = Arrivals.GAMMA,
        burstiness = 0.5)
@Slo(ttft = "300ms", tpot = "60ms", e2e = "3s", attainment = 0.9)
@Timeout(time = 10_000, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 1, time = 60)
public class Sample09GoodputIsWhatCounts {
    /** One row of the data set for each request; the same rows in the same order in every trial. */
    @Workload(dataset = "synthetic", inputTokens = "normal(256,64)", outputTokens = "24", seed = 7)
    ChatRequest briefly(Sample sample) {
        return ChatRequest.of(sample).system("Be brief.");
    }
}
