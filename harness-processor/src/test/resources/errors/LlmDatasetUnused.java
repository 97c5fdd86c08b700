package com.example;

import io.llmharness.annotations.*;
import io.llmharness.api.*;

@LlmBenchmark
@Engine("ollama")
class LlmDatasetUnused {
    @Workload(dataset = "synthetic")
    ChatRequest hi() {
        return ChatRequest.of("Hi");
    }
}
