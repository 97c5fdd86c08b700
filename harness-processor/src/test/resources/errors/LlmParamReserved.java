package com.example;

import io.llmharness.annotations.*;

@LlmBenchmark
@Engine("ollama")
@Workload(prompt = "Hi")
@State(Scope.User)
class LlmParamReserved {
    @Param("1")
    int concurrency;

    @Param("x")
    String engine;

    int rate;
}
