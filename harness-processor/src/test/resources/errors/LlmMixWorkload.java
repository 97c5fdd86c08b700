package com.example;

import io.llmharness.annotations.*;
import io.llmharness.api.*;

@LlmBenchmark
@Engine("ollama")
@Mix({"chat=1", "sumary=1"})
class LlmMixWorkload {
    @Workload
    ChatRequest chat() {
        return ChatRequest.of("Hi");
    }

    @Workload
    ChatRequest summary() {
        return ChatRequest.of("Hi");
    }
}

@LlmBenchmark
@Engine("ollama")
@Workload(prompt = "Hi")
@Mix("chat=1")
class OnClass {}
