package com.example;

import io.llmharness.annotations.*;

@LlmBenchmark
@Engine("ollama")
@Workload(prompt = "Hi")
class LlmHookShape {
    @Setup
    private void hidden() {}

    @Setup
    int returns() {
        return 1;
    }

    @TearDown
    void takes(String argument) {}

    @Setup
    void mayThrow() throws Exception {}
}
