package com.example;

import io.llmharness.annotations.*;
import io.llmharness.api.*;

@LlmBenchmark
@Engine("ollama")
class LlmWorkloadShape {
    @Workload
    private ChatRequest hidden() {
        return ChatRequest.of("Hi");
    }

    @Workload
    ChatRequest fails() throws java.io.IOException, InterruptedException {
        return ChatRequest.of("Hi");
    }

    @Workload
    ChatRequest mayThrowUnchecked() throws IllegalStateException {
        return ChatRequest.of("Hi");
    }
}
