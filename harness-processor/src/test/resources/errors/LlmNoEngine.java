package com.example;

import io.llmharness.annotations.*;

@LlmBenchmark
@Workload(prompt = "Hi")
class LlmNoEngine {}
