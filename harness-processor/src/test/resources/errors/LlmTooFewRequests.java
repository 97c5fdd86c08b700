package com.example;

import io.llmharness.annotations.*;

@LlmBenchmark
@Engine("ollama")
@Slo(ttft = "300ms")
@Fork(2)
@Measurement(iterations = 3, requests = 20)
@Workload(prompt = "Hi")
class LlmTooFewRequests {}

@LlmBenchmark
@Engine("ollama")
@Slo(ttft = "300ms", attainment = 0.95)
@ArrivalRate({10, 3})
@Measurement(iterations = 3, time = 10)
@Workload(prompt = "Hi")
class ByRate {}

@LlmBenchmark
@Engine("ollama")
@Slo(ttft = "300ms", attainment = 0.95)
@Measurement(requests = 100, iterations = 1)
@Workload(prompt = "Hi")
class Enough {}

@LlmBenchmark
@Engine("ollama")
@Slo(ttft = "300ms")
@Concurrency(4)
@Measurement(iterations = 3, time = 10)
@Workload(prompt = "Hi")
class Unknown {}
