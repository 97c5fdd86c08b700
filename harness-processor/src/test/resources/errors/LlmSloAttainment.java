package com.example;

import io.llmharness.annotations.*;

@LlmBenchmark
@Engine("ollama")
@Slo(ttft = "1s", attainment = 99)
@Workload(prompt = "Hi")
class LlmSloAttainment {}

@LlmBenchmark
@Engine("ollama")
@Slo(ttft = "1s", attainment = 0)
@Workload(prompt = "Hi")
class Zero {}

@LlmBenchmark
@Engine("ollama")
@Slo(ttft = "1s", attainment = 1)
@Workload(prompt = "Hi")
class Fine {}
