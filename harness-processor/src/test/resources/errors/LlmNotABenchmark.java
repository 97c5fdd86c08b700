package com.example;

import io.llmharness.annotations.*;
import io.llmharness.api.*;

@Engine("ollama")
@Workload(prompt = "Hi")
class LlmNotABenchmark {}

class Method {
    @Workload
    ChatRequest hi() {
        return ChatRequest.of("Hi");
    }
}

class Hooks {
    @Param("1")
    int n;

    @Setup
    void begin() {}

    @Check
    boolean good(Reply reply) {
        return true;
    }

    @TearDown
    void end() {}
}

@SuppressWarnings("LlmNotABenchmark")
@Engine("ollama")
class Known {}

@Engine("ollama")
abstract class Base {}

@Engine("ollama")
class Parent {}

@LlmBenchmark
@Workload(prompt = "Hi")
class Child extends Parent {}
