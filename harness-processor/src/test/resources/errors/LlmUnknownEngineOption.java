package com.example;

import io.llmharness.annotations.*;

@LlmBenchmark
@Engine(value = "ollama", options = "numctx=4096")
@Engine(value = "tgi", options = "num_ctx=4096")
@Workload(prompt = "Hi")
class LlmUnknownEngineOption {}
