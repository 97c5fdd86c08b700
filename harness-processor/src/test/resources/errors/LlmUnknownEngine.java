package com.example;

import io.llmharness.annotations.*;

@LlmBenchmark
@Engine("ollama")
@Engine(value = "olama", model = "llama3.2:1b")
@Engine("azure")
@Workload(prompt = "Hi")
class LlmUnknownEngine {}

@LlmBenchmark
@Engine("unheard-of")
@Workload(prompt = "Hi")
class Alone {}

@LlmBenchmark
@Engine("")
@Workload(prompt = "Hi")
class Empty {}
