package com.example;

import io.llmharness.annotations.*;
import java.util.List;

@LlmBenchmark
@Engine("ollama")
@Workload(prompt = "Hi")
class LlmStateMissing extends Base {
    static final int NOT_STATE = 1;

    private List<String> orders;

    @Param("2")
    int followUps;
}

class Base {
    final int inherited = 1;
}
