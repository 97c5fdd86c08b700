package com.example;

import io.llmharness.annotations.*;
import io.llmharness.api.*;

@LlmBenchmark
@Engine("ollama")
@Mix({"chat=1", "whole=1"})
class LlmMixStream {
    @Workload
    ChatRequest chat() {
        return ChatRequest.of("Hi");
    }

    @Workload(stream = false)
    ChatRequest whole() {
        return ChatRequest.of("Hi");
    }
}
