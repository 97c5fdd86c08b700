package com.example;

import io.llmharness.annotations.*;
import io.llmharness.api.*;

@LlmBenchmark
@Engine("ollama")
class LlmWorkloadParameter {
    @Workload
    ChatRequest calls(java.net.http.HttpClient client) {
        return ChatRequest.of("Hi");
    }

    @Workload
    ChatRequest twice(User user, User again) {
        return ChatRequest.of("Hi");
    }

    @Workload
    ChatRequest all(User... users) {
        return ChatRequest.of("Hi");
    }

    @Workload
    <T extends User> ChatRequest any(T user) {
        return ChatRequest.of("Hi");
    }
}
