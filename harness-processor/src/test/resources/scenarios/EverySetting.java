package com.example;

import io.llmharness.annotations.*;
import java.util.concurrent.TimeUnit;

class EverySetting {
    private static final String MODEL = "a-" + "model";

    /**
     * Ramps <em>up</em>, see {@link EverySetting the outer class} &amp; {@code others}.
     *
     * @see EverySetting
     */
    @LlmBenchmark
    @Engine(value = "ollama", name = "small", model = MODEL, url = "${OLLAMA_URL:http://localhost:11434}/base", apiKeyEnv = "KEY", reset = "cmd:systemctl restart ollama")
    @LoadShape(value = "ramp", options = {"from=1", "to=8", "over=1m"})
    @Slo(ttft = "1.5s", tpot = "20500us", e2e = "90sec", attainment = 1)
    @BenchmarkMode({Mode.SampleTime, Mode.Goodput})
    @OutputTimeUnit(TimeUnit.SECONDS)
    @Warmup(iterations = 0)
    @Measurement(iterations = 2, time = 1500, timeUnit = TimeUnit.MILLISECONDS, requests = 500)
    @Fork(value = 2, warmups = 1, jvm = "java", jvmArgs = "-Xmx1g", jvmArgsPrepend = "-ea", jvmArgsAppend = {"--add-opens", "java.base/java.nio=ALL-UNNAMED"})
    @Timeout(time = 2, timeUnit = TimeUnit.MINUTES, connect = "500ms", firstToken = "30s", idle = "2.5s")
    @Retry(attempts = 4, backoff = "250ms")
    @Limit(requestsPerMinute = 90, tokensPerMinute = 120_000, maxTokens = 5_000_000_000L, maxCost = 2.5, inputPrice = 0.15, outputPrice = 3)
    @Workload(
            prompt = """
                Tell me about "quotes",
                backslashes \\ and $dollars,
                \tand Ünïcode: 你好.
                """,
            system = "Be brief.",
            outputTokens = "lognormal(64,0.5)",
            stream = false,
            seed = -5_000_000_000L,
            cache = "warm")
    static class Ramped {}

    @LlmBenchmark(description = "Given, not taken from the comment.")
    @Engine("ollama")
    @ArrivalRate(value = {0.5, 10}, arrivals = Arrivals.GAMMA, burstiness = 0.25, maxInFlight = 16)
    @Timeout(time = 50, timeUnit = TimeUnit.MICROSECONDS)
    @Workload(dataset = "sharegpt", datasetOptions = {"file=a.json", "rows=9"}, inputTokens = "64")
    static class Bursty {}

    @LlmBenchmark
    @Engine("ollama")
    @Concurrency(value = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24}, thinkTime = "500ms", rampUp = "0s")
    @Workload(prompt = "Hi")
    static class Thinking {}
}
