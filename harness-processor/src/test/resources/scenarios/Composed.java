package com.example;

import io.llmharness.annotations.*;
import io.llmharness.api.*;

@Fork(3)
@Warmup(iterations = 2, time = 20)
@Measurement(iterations = 5, time = 60)
@Slo(ttft = "1s")
@interface Nightly {}

@Engine(value = "ollama", model = "qwen2.5:0.5b", options = "num_ctx=4096")
@interface OnOllama {}

@Engine("vllm")
@Engine(value = "vllm", name = "vllm-a100", url = "http://a100:8000")
@interface OnBothVllm {}

@Concurrency({1, 8})
@interface Sweep {}

/** One level deep: what {@code @Nightly} carries is not looked for in {@code @Deep}. */
@Nightly
@Timeout(time = 45)
@interface Deep {}

@LlmBenchmark
@OnOllama
@OnBothVllm
@Nightly
@Deep
@Fork(1)
class Composed {
    @Sweep
    @Workload
    ChatRequest swept() {
        return ChatRequest.of("Hi");
    }

    @ArrivalRate(2)
    @Sweep
    @Workload
    ChatRequest own() {
        return ChatRequest.of("Hi");
    }
}
