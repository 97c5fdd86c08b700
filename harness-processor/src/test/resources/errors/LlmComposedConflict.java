package com.example;

import io.llmharness.annotations.*;

@Fork(3)
@interface Nightly {}

@Fork(5)
@interface Weekly {}

@LlmBenchmark
@Engine("ollama")
@Workload(prompt = "Hi")
@Nightly
@Weekly
class LlmComposedConflict {}

/** What stands on the class itself decides, so there is no conflict. */
@LlmBenchmark
@Engine("ollama")
@Workload(prompt = "Hi")
@Nightly
@Weekly
@Fork(1)
class Decided {}
