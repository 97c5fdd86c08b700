package com.example;

import io.llmharness.annotations.*;

@LlmBenchmark
@Engine("ollama")
@Workload(prompt = "Hi", cache = "wram")
class LlmCacheIntent {}

@LlmBenchmark
@Engine("ollama")
@Workload(prompt = "Hi", cache = "100%")
class Shared {}

@LlmBenchmark
@Engine("ollama")
@Workload(prompt = "Hi", cache = "50%")
class Half {}
