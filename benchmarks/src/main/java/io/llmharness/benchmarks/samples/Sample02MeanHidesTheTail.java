package io.llmharness.benchmarks.samples;

import io.llmharness.annotations.BenchmarkMode;
import io.llmharness.annotations.Concurrency;
import io.llmharness.annotations.Engine;
import io.llmharness.annotations.LlmBenchmark;
import io.llmharness.annotations.Mode;
import io.llmharness.annotations.OutputTimeUnit;
import io.llmharness.annotations.Workload;
import java.util.concurrent.TimeUnit;

/**
 * Misconception: the mean latency is what users feel.
 *
 * <p>No user feels a mean. Prompts of real users are mostly short and now and then very long, and who shares a batch with a long one
 * waits for it. The mean blends the two groups into a time that neither of them saw; p50 is what most requests get, p99 is what
 * somebody gets every few minutes. That is why no mode of the harness scores a mean, and why a percentile is left out where too few
 * requests were measured to support it.
 *
 * <p>Compare the mean of {@code ttft} with its p50 and p90, and the mean of {@code itl} with its p99, first with prompts of one length
 * ({@code "330"}), then as here:
 *
 * <pre>{@code java -jar benchmarks/target/benchmarks.jar Sample02 -sim prefill=4000 -w 1s -i 2 -r 5s}</pre>
 */
@LlmBenchmark
@Engine(value = "vllm", model = "Qwen/Qwen2.5-0.5B-Instruct")
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Concurrency(8)
@Workload(dataset = "synthetic", inputTokens = "lognormal(200,1)", outputTokens = "uniform(16,48)")
public class Sample02MeanHidesTheTail {}
