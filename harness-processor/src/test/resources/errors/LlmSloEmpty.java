package com.example;

import io.llmharness.annotations.*;

@LlmBenchmark
@Engine("ollama")
@Slo
@Workload(prompt = "Hi")
class LlmSloEmpty {}
