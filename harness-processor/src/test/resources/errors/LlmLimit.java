package com.example;

import io.llmharness.annotations.*;
import io.llmharness.api.ChatRequest;

@LlmBenchmark
@Engine("ollama")
@Limit
@Workload(prompt = "Hi")
class LlmLimit {}

@LlmBenchmark
@Engine("ollama")
@Limit(requestsPerMinute = -1, tokensPerMinute = -2, maxTokens = -3, maxCost = -4.5, inputPrice = Double.NaN, outputPrice = 1.0 / 0)
@Workload(prompt = "Hi")
class NoNumbers {}

@LlmBenchmark
@Engine("ollama")
@Limit(maxCost = 5)
@Workload(prompt = "Hi")
class Priceless {}

@LlmBenchmark
@Engine("ollama")
@ArrivalRate({1, 2.5})
@Limit(requestsPerMinute = 120, tokensPerMinute = 9000)
@Workload(prompt = "Hi")
class Overrun {}

@LlmBenchmark
@Engine("ollama")
@Limit(requestsPerMinute = 60)
class OnAMethod {
    @ArrivalRate(2)
    @Workload
    ChatRequest fast() {
        return ChatRequest.of("Hi");
    }

    @ArrivalRate(1)
    @Workload
    ChatRequest slow() {
        return ChatRequest.of("Hi");
    }
}

@LlmBenchmark
@Engine("ollama")
@Limit(inputPrice = 0.15, outputPrice = 0.6)
@ArrivalRate(1000)
@Workload(prompt = "Hi")
class Fine {}
