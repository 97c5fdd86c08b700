package com.example;

import io.llmharness.annotations.*;

@LlmBenchmark
@Engine("ollama")
@LoadShape("rmap")
@Workload(prompt = "Hi")
class LlmLoadShape {}
