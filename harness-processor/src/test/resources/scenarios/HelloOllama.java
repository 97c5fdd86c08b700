package com.example;

import io.llmharness.annotations.*;

@LlmBenchmark
@Engine(value = "ollama", model = "llama3.2:1b")
@Workload(prompt = "Why is the sky blue?", outputTokens = "64")
public class HelloOllama {}
