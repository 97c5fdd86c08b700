package com.example;

import io.llmharness.annotations.*;

@LlmBenchmark
@Engine("ollama")
@Workload(outputTokens = "64")
class LlmWorkloadEmpty {}
