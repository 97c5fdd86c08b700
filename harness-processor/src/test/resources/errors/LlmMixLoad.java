package com.example;

import io.llmharness.annotations.*;
import io.llmharness.api.*;

@LlmBenchmark
@Engine("ollama")
@Concurrency(4)
@Mix({"chat=1", "loaded=2", "probe=own", "swept=own"})
class LlmMixLoad {
    @Workload
    ChatRequest chat() {
        return ChatRequest.of("Hi");
    }

    @Concurrency(2)
    @Workload
    ChatRequest loaded() {
        return ChatRequest.of("Hi");
    }

    @Workload
    ChatRequest probe() {
        return ChatRequest.of("Hi");
    }

    @Concurrency({1, 2})
    @Workload
    ChatRequest swept() {
        return ChatRequest.of("Hi");
    }
}
