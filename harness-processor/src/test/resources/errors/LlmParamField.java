package com.example;

import io.llmharness.annotations.*;

@LlmBenchmark
@Engine("ollama")
@Workload(prompt = "Hi")
@State(Scope.User)
class LlmParamField extends Base {
    @Param("1")
    final int fixed = 0;

    @Param("1")
    static int shared;

    @Param("1")
    private int hidden;

    @Param("1")
    Thread thread;

    @Param("1")
    int[] several;

    @Param
    Secret secret;

    @Param("1")
    int doubled;

    private enum Secret {
        A
    }
}

class Base {
    @Param("1")
    int doubled;
}
