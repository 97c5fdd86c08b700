package com.example;

import io.llmharness.annotations.*;
import io.llmharness.api.*;

@LlmBenchmark
@Engine("ollama")
@Mix({"chat=0", "probe=own"})
class LlmMixWeight {
    @Workload
    ChatRequest chat() {
        return ChatRequest.of("Hi");
    }

    @ArrivalRate(1)
    @Workload
    ChatRequest probe() {
        return ChatRequest.of("Hi");
    }
}

@LlmBenchmark
@Engine("ollama")
@Mix({"chat=-1", "summary=many"})
class NoNumber {
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
@Mix({})
class Nothing {
    @Workload
    ChatRequest chat() {
        return ChatRequest.of("Hi");
    }
}
