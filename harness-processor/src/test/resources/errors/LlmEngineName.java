package com.example;

import io.llmharness.annotations.*;

@LlmBenchmark
@Engine(value = "vllm", name = "on a100, fast")
@Workload(prompt = "Hi")
class LlmEngineName {}
