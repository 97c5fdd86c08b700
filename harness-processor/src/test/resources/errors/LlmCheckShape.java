package com.example;

import io.llmharness.annotations.*;
import io.llmharness.api.*;

@LlmBenchmark
@Engine("ollama")
@Workload(prompt = "Hi")
class LlmCheckShape {
    @Check
    void says(Reply reply) {}

    @Check
    boolean takesNothing() {
        return true;
    }

    @Check
    private boolean hidden(Reply reply) {
        return true;
    }

    @Check
    boolean throwsChecked(Reply reply) throws java.io.IOException {
        return true;
    }

    @Check
    Boolean boxed(Reply reply) {
        return true;
    }
}
