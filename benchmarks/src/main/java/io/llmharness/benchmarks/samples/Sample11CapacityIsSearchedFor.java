package io.llmharness.benchmarks.samples;

import io.llmharness.annotations.BenchmarkMode;
import io.llmharness.annotations.Concurrency;
import io.llmharness.annotations.Engine;
import io.llmharness.annotations.LlmBenchmark;
import io.llmharness.annotations.Mode;
import io.llmharness.annotations.Workload;

/**
 * Misconception: the capacity of an engine is its throughput under as much load as one can send.
 *
 * <p>Under too much load an engine answers as many tokens as ever, and every user waits for them. What it can carry is the highest load
 * under which users still get what they were promised; beyond it goodput falls while throughput does not. A sweep finds that between
 * two of its steps, a search finds it as closely as one likes with fewer trials: it doubles the users until a limit is missed, then
 * halves the gap.
 *
 * <p>Eight slots serve eight users at once; the ninth waits for one:
 *
 * <pre>{@code java -jar benchmarks/target/benchmarks.jar Sample11 -sim ttft=100ms,itl=10ms,slots=8
 *     -slo ttft=125ms -search 'goodput max attainment>=0.95' -wi 1 -w 1s -i 1 -r 4s}</pre>
 */
@LlmBenchmark
@Engine(value = "vllm", model = "Qwen/Qwen2.5-0.5B-Instruct", options = "ignore_eos=true")
@BenchmarkMode({Mode.Throughput, Mode.SampleTime})
@Concurrency(1)
@Workload(dataset = "synthetic", inputTokens = "64", outputTokens = "32")
public class Sample11CapacityIsSearchedFor {}
