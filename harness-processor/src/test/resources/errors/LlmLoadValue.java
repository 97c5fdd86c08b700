package com.example;

import io.llmharness.annotations.*;

@LlmBenchmark
@Engine("ollama")
@Concurrency({1, 0, 2_000_000})
@Workload(prompt = "Hi")
class LlmLoadValue {}

@LlmBenchmark
@Engine("ollama")
@ArrivalRate(
        value = {0.5, -1, 1e9, Double.NaN},
        burstiness = 0,
        maxInFlight = 0)
@Workload(prompt = "Hi")
class Open {}

@LlmBenchmark
@Engine("ollama")
@Concurrency({})
@Workload(prompt = "Hi")
class Empty {}
