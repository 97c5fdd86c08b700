package io.llmharness.benchmarks.samples;

import io.llmharness.annotations.BenchmarkMode;
import io.llmharness.annotations.Concurrency;
import io.llmharness.annotations.Engine;
import io.llmharness.annotations.LlmBenchmark;
import io.llmharness.annotations.Mode;
import io.llmharness.annotations.Workload;

/**
 * Misconception: an engine has a throughput, and it has a time to first token.
 *
 * <p>It has a curve of both. Up to some number of users each new one adds throughput, because sequences share a step of the batch; then
 * the slots are full, throughput stays where it is, and every new user adds nothing but queueing, which stands in the time to first
 * token. A figure without its concurrency says nothing, and a time to first token measured with one user is one without the queue
 * that users will meet.
 *
 * <p>A list of concurrencies is a sweep, one trial each. With eight slots the knee lies between 4 and 16:
 *
 * <pre>{@code java -jar benchmarks/target/benchmarks.jar Sample04 -sim slots=8 -w 1s -i 1 -r 5s}</pre>
 */
@LlmBenchmark
@Engine(value = "vllm", model = "Qwen/Qwen2.5-0.5B-Instruct", options = "ignore_eos=true")
@BenchmarkMode({Mode.Throughput, Mode.SampleTime})
@Concurrency({1, 4, 16, 32})
@Workload(dataset = "synthetic", inputTokens = "128", outputTokens = "32")
public class Sample04OneConcurrencyIsOnePoint {}
