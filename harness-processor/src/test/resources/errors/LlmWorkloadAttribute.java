package com.example;

import io.llmharness.annotations.*;
import io.llmharness.api.*;

@LlmBenchmark
@Engine("ollama")
class LlmWorkloadAttribute {
    @Workload(prompt = "Hi", system = "Be brief.", inputTokens = "8", outputTokens = "16")
    ChatRequest hi() {
        return ChatRequest.of("Hi");
    }
}

@LlmBenchmark
@Engine("ollama")
@Workload(prompt = "Hi", inputTokens = "512")
class OnClass {}
