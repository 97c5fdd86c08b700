package com.example;

import io.llmharness.annotations.*;
import io.llmharness.api.*;

/** Three kinds of requests under one load, and a probe beside them. */
@LlmBenchmark
@Engine("ollama")
@Concurrency(8)
@Measurement(iterations = 1)
@Mix({"chat=6", "summary=2.5", "probe=own"})
public class Mixed {
    @Workload
    ChatRequest chat() {
        return ChatRequest.of("Hi");
    }

    @Workload(cache = "warm")
    ChatRequest summary() {
        return ChatRequest.of("Sum up.");
    }

    @ArrivalRate(2)
    @Workload
    ChatRequest probe() {
        return ChatRequest.of("There?");
    }

    @Workload
    ChatRequest alone() {
        return ChatRequest.of("By myself.");
    }
}
