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
