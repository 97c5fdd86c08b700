package com.example;

import io.llmharness.annotations.*;

@LlmBenchmark
@Engine("vllm")
@Engine(value = "vllm", model = "a100/llama")
@Workload(prompt = "Hi")
class LlmDuplicateEngine {}

@LlmBenchmark
@Engine(value = "vllm", name = "fast")
@Engine(value = "ollama", name = "fast")
@Workload(prompt = "Hi")
class ByName {}

@LlmBenchmark
@Engine("vllm")
@Engine(value = "vllm", name = "vllm-a100")
@Workload(prompt = "Hi")
class Fine {}
