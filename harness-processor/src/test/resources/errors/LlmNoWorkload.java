package com.example;

import io.llmharness.annotations.*;

@LlmBenchmark
@Engine("ollama")
class LlmNoWorkload {}
