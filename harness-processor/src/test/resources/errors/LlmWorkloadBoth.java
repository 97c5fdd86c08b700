package com.example;

import io.llmharness.annotations.*;
import io.llmharness.api.*;

@LlmBenchmark
@Engine("ollama")
@Workload(prompt = "Hi")
class LlmWorkloadBoth {
    @Workload
    ChatRequest hi() {
        return ChatRequest.of("Hi");
    }
}
