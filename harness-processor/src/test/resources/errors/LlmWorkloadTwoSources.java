package com.example;

import io.llmharness.annotations.*;

@LlmBenchmark
@Engine("ollama")
@Workload(prompt = "Hi", dataset = "sharegpt")
class LlmWorkloadTwoSources {}
