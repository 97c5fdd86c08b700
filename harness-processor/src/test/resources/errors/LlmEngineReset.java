package com.example;

import io.llmharness.annotations.*;

@LlmBenchmark
@Engine(value = "ollama", reset = "cahce")
@Engine(value = "ollama", name = "two", reset = "cmd: ")
@Engine(value = "ollama", name = "three", reset = "model")
@Workload(prompt = "Hi")
class LlmEngineReset {}
