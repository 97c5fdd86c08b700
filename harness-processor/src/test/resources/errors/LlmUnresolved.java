package com.example;

import io.llmharness.annotations.*;

@LlmBenchmark
@Engine(Missing.ID)
@Workload(prompt = "Hi")
class LlmUnresolved {}
