package com.example;

import io.llmharness.annotations.*;

/** How throughput and inter-token latency move as users are added. */
@LlmBenchmark
@Engine(value = "vllm", model = "Qwen/Qwen2.5-0.5B-Instruct", options = "ignore_eos=true")
@BenchmarkMode({Mode.Throughput, Mode.SampleTime})
@Concurrency({1, 2, 4, 8, 16, 32, 64})
@Warmup(iterations = 1, time = 10)
@Measurement(iterations = 3, time = 30)
@Fork(2)
@Workload(dataset = "synthetic", inputTokens = "512", outputTokens = "128")
public class ConcurrencySweep {}
