package com.example;

import io.llmharness.annotations.*;
import io.llmharness.api.*;

@LlmBenchmark
@Engine("ollama")
@BenchmarkMode({Mode.Throughput, Mode.Goodput})
class LlmGoodputWithoutSlo {
    @Workload
    ChatRequest without() {
        return ChatRequest.of("Hi");
    }

    @Slo(e2e = "1s")
    @Workload
    ChatRequest with() {
        return ChatRequest.of("Hi");
    }
}
