package com.example;

import io.llmharness.annotations.*;

@LlmBenchmark
@Engine("ollama")
@Slo(ttft = "300", tpot = "50 msec", e2e = "0s")
@Concurrency(value = 4, thinkTime = "-1s", rampUp = "a while")
@Workload(prompt = "Hi")
class LlmDuration {}

@LlmBenchmark
@Engine("ollama")
@Slo(ttft = "0.1ns", e2e = "9000h")
@Workload(prompt = "Hi")
class Limits {}

@LlmBenchmark
@Engine("ollama")
@Slo(ttft = "1.5s", tpot = "50us", e2e = "90s")
@Concurrency(value = 4, thinkTime = "500 ms", rampUp = "1h")
@Workload(prompt = "Hi")
class Fine {}

@LlmBenchmark
@Engine("ollama")
@Timeout(connect = "0s", firstToken = "5", idle = "1s")
@Retry(backoff = "soon", longest = "0s")
@Workload(prompt = "Hi")
class Phases {}
