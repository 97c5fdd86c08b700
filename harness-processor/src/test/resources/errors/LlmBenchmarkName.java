package com.example;

import io.llmharness.annotations.*;

@LlmBenchmark(name = "support")
@Engine("ollama")
@Workload(prompt = "Hi")
class LlmBenchmarkName {}

@LlmBenchmark(name = "support")
@Engine("ollama")
@Workload(prompt = "Hi")
class Second {}

@LlmBenchmark(name = "two\nlines")
@Engine("ollama")
@Workload(prompt = "Hi")
class Third {}

class Outer {
    @LlmBenchmark
    @Engine("ollama")
    @Workload(prompt = "Hi")
    static class Inner {}
}

@LlmBenchmark
@Engine("ollama")
@Workload(prompt = "Hi")
class Outer_Inner {}
