package com.example;

import io.llmharness.annotations.*;

@LlmBenchmark
@Engine("ollama")
@Measurement(iterations = 3, time = 10)
@Timeout(time = 30)
@Workload(prompt = "Hi")
class LlmWindowBelowTimeout {}

@LlmBenchmark
@Engine("ollama")
@Measurement(requests = 100)
@Timeout(time = 30)
@Workload(prompt = "Hi")
class ByRequests {}
