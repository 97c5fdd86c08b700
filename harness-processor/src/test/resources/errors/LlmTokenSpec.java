package com.example;

import io.llmharness.annotations.*;

@LlmBenchmark
@Engine("ollama")
@Workload(dataset = "synthetic", inputTokens = "norml(512,64)", outputTokens = "0")
class LlmTokenSpec {}

@LlmBenchmark
@Engine("ollama")
@Workload(dataset = "synthetic", inputTokens = "uniform(256,64)", outputTokens = "uniform(1.5,3)")
class Limits {}

@LlmBenchmark
@Engine("ollama")
@Workload(dataset = "synthetic", inputTokens = "lognormal(0.5,1)", outputTokens = "normal(64)")
class Forms {}

@LlmBenchmark
@Engine("ollama")
@Workload(dataset = "synthetic", inputTokens = "Uniform( 64 , 256 )", outputTokens = "lognormal(512,0.5)")
class Fine {}
