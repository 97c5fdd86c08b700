package com.example;

import io.llmharness.annotations.*;
import io.llmharness.api.*;

@LlmBenchmark
@Engine("ollama")
@Concurrency(value = 4, thinkTime = "1s")
class LlmThinkTimeIgnored {
    @ArrivalRate(2)
    @Workload
    ChatRequest open() {
        return ChatRequest.of("Hi");
    }

    @Workload
    ChatRequest closed() {
        return ChatRequest.of("Hi");
    }
}
