package com.example;

import io.llmharness.annotations.*;
import io.llmharness.api.*;

@LlmBenchmark
@Engine("ollama")
class LlmWorkloadReturn {
    @Workload
    String lateOrder() {
        return "Hi";
    }

    @Workload
    void nothing() {}

    @Workload
    java.util.List<ChatRequest> several() {
        return java.util.List.of();
    }

    @Workload
    <T extends Record> T anything() {
        return null;
    }
}
