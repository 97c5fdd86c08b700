package com.example;

import io.llmharness.annotations.*;

@LlmBenchmark
@Engine("ollama")
@Slo(ttft = "5s", e2e = "1s")
@Workload(prompt = "Hi")
class LlmSloUnreachable {}
