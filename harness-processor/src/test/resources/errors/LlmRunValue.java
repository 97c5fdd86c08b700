package com.example;

import io.llmharness.annotations.*;
import java.util.concurrent.TimeUnit;

@LlmBenchmark
@Engine("ollama")
@Warmup(iterations = -1, time = 0)
@Measurement(iterations = 0, requests = -5)
@Fork(value = -1, warmups = -1)
@Timeout(time = -30)
@BenchmarkMode({})
@Workload(prompt = "Hi")
class LlmRunValue {}

@LlmBenchmark
@Engine("ollama")
@Measurement(time = Long.MAX_VALUE, timeUnit = TimeUnit.DAYS)
@Timeout(time = 400, timeUnit = TimeUnit.DAYS)
@BenchmarkMode({Mode.Throughput, Mode.Throughput})
@Workload(prompt = "Hi")
class TooMuch {}

@LlmBenchmark
@Engine("ollama")
@Warmup(iterations = 0)
@Measurement(time = 0, requests = 100)
@Fork(0)
@Workload(prompt = "Hi")
class Fine {}
