package com.example;

import io.llmharness.annotations.*;

@LlmBenchmark
@Engine("ollama")
@Workload(prompt = "Hi", cache = "wram")
class LlmCacheIntent {}
