package com.example;

import io.llmharness.annotations.*;

@LlmBenchmark
@Engine("ollama")
@LoadShape(value = "ramp", options = {"form=1", "to=8", "over=1m"})
@Workload(prompt = "Hi")
class LlmUnknownLoadOption {}
