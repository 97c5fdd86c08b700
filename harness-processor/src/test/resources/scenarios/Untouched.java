package com.example;

import io.llmharness.annotations.*;

@LlmBenchmark
@Engine("ollama")
@Workload(prompt = "Hi")
public class Untouched {
    static {
        System.setProperty("untouched", "no longer");
    }
}
