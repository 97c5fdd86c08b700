package com.example;

import io.llmharness.annotations.*;
import io.llmharness.api.*;

@LlmBenchmark
@Engine("ollama")
class LlmWorkloadOverload {
    @Workload
    ChatRequest hi() {
        return ChatRequest.of("Hi");
    }

    @Workload
    ChatRequest hi(User user) {
        return ChatRequest.of("Hi");
    }

    ChatRequest hi(String name) {
        return ChatRequest.of("Hi " + name);
    }
}
