package com.example;

import io.llmharness.annotations.*;
import io.llmharness.api.*;

@LlmBenchmark
@Engine(value = "ollama", model = "qwen2.5:0.5b", options = "num_ctx=4096")
@Engine(value = "vllm", model = "Qwen/Qwen2.5-0.5B-Instruct", url = "http://gpu1:8000")
@ArrivalRate(2)
@Fork(3)
public class OllamaVersusVllm {
    @Workload(dataset = "sharegpt", seed = 11)
    ChatRequest shareGpt(Sample sample) {
        return ChatRequest.of(sample).system("Be brief.");
    }

    @Concurrency(1)
    @Workload(dataset = "synthetic", inputTokens = "2048", outputTokens = "32")
    ChatRequest longPrompt(Sample sample) {
        return ChatRequest.of(sample);
    }
}
