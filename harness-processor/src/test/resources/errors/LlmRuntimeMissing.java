// without the runtime
package com.example;

import io.llmharness.annotations.*;

@LlmBenchmark
@Engine("ollama")
@Workload(prompt = "Hi")
class LlmRuntimeMissing {}
