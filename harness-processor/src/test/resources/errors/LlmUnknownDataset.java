package com.example;

import io.llmharness.annotations.*;

@LlmBenchmark
@Engine("ollama")
@Workload(dataset = "sharegtp")
class LlmUnknownDataset {}
