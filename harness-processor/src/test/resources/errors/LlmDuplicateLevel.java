package com.example;

import io.llmharness.annotations.*;

@LlmBenchmark
@Engine("ollama")
@Concurrency({1, 8, 8})
@Workload(prompt = "Hi")
class LlmDuplicateLevel {}

@LlmBenchmark
@Engine("ollama")
@ArrivalRate({0.5, 1.0, 0.5})
@Workload(prompt = "Hi")
class Open {}
