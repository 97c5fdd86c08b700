package com.example;

import io.llmharness.annotations.*;
import io.llmharness.api.*;

@LlmBenchmark
@Engine("ollama")
@Concurrency(4)
@ArrivalRate(2)
@Workload(prompt = "Hi")
class LlmTwoLoads {}

@LlmBenchmark
@Engine("ollama")
class OnMethod {
    @Workload
    @LoadShape("ramp")
    @Concurrency(4)
    ChatRequest hi() {
        return ChatRequest.of("Hi");
    }
}

@ArrivalRate(2)
@interface Open {}

@Concurrency(2)
@interface Closed {}

@LlmBenchmark
@Engine("ollama")
@Workload(prompt = "Hi")
@Open
@Closed
class Composed {}
