package com.example;

import io.llmharness.annotations.*;

@LlmBenchmark
@Engine("ollama")
@LoadShape(value = "ramp", options = {"from=slow", "to=8", "over=60"})
@Workload(prompt = "Hi")
class LlmLoadOptionValue {}
