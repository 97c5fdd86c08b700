package com.example;

import io.llmharness.annotations.*;

@LlmBenchmark
@Engine(value = "ollama", options = {"num_ctx", "=4096", " num_ctx =1", ""})
@LoadShape(value = "ramp", options = "from 1 to 8")
@Workload(prompt = "Hi")
class LlmMalformedOption {}
