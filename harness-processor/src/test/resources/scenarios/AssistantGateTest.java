package com.example;

import io.llmharness.annotations.*;

class AssistantGateTest {
    @LlmBenchmark
    @Engine(
            value = "http",
            options = {"path=/assistant", "body={\"q\": {{prompt}}}", "token=$.delta"})
    @Concurrency(4)
    @Slo(ttft = "500ms", e2e = "5s", attainment = 0.95)
    @Workload(prompt = "Where is my order?")
    static class AssistantEndpoint {}
}
