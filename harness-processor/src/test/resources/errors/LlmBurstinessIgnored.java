package com.example;

import io.llmharness.annotations.*;

@LlmBenchmark
@Engine("ollama")
@ArrivalRate(value = 2, burstiness = 0.5)
@Workload(prompt = "Hi")
class LlmBurstinessIgnored {}
