package io.llmharness.benchmarks.workloads;

import io.llmharness.annotations.ArrivalRate;
import io.llmharness.annotations.Arrivals;
import io.llmharness.annotations.Concurrency;
import io.llmharness.annotations.Engine;
import io.llmharness.annotations.LlmBenchmark;
import io.llmharness.annotations.LoadShape;
import io.llmharness.annotations.Workload;

/** A scenario for each load and each data set, as the documentation shows them. */
public final class Workloads {
    private Workloads() {}

    @LlmBenchmark
    @Engine("vllm")
    @Concurrency(value = 4, thinkTime = "100ms", rampUp = "500ms")
    @Workload(dataset = "synthetic", inputTokens = "128", outputTokens = "16")
    public static class ThinkingUsers {}

    @LlmBenchmark
    @Engine("vllm")
    @ArrivalRate(value = 20, arrivals = Arrivals.GAMMA, burstiness = 0.5)
    @Workload(dataset = "synthetic", inputTokens = "lognormal(200,0.6)", outputTokens = "uniform(8,32)")
    public static class UnevenArrivals {}

    @LlmBenchmark
    @Engine("vllm")
    @LoadShape(
            value = "burst",
            options = {"size=8", "every=500ms"})
    @Workload(dataset = "synthetic", inputTokens = "128", outputTokens = "16")
    public static class Bursts {}

    @LlmBenchmark
    @Engine("vllm")
    @LoadShape(
            value = "ramp",
            options = {"from=2", "to=40", "over=2s"})
    @Workload(dataset = "synthetic", inputTokens = "128", outputTokens = "16")
    public static class RampUp {}

    @LlmBenchmark
    @Engine("vllm")
    @LoadShape(
            value = "ramp",
            options = {"from=40", "to=2", "over=2s"})
    @Workload(dataset = "synthetic", inputTokens = "128", outputTokens = "16")
    public static class RampDown {}

    @LlmBenchmark
    @Engine("vllm")
    @LoadShape(
            value = "steps",
            options = {"rates=5+40+5", "each=700ms"})
    @Workload(dataset = "synthetic", inputTokens = "128", outputTokens = "16")
    public static class Spike {}

    @LlmBenchmark
    @Engine("vllm")
    @LoadShape(
            value = "sustained",
            options = {"rate=20", "rampUp=500ms"})
    @Workload(dataset = "synthetic", inputTokens = "128", outputTokens = "16")
    public static class Sustained {}

    @LlmBenchmark
    @Engine("vllm")
    @LoadShape(
            value = "trace",
            options = {"file=src/test/resources/workloads/mooncake.jsonl", "format=mooncake", "speed=10"})
    @Workload(dataset = "synthetic")
    public static class Replay {}

    @LlmBenchmark
    @Engine("vllm")
    @Workload(
            dataset = "jsonl",
            datasetOptions = {"file=src/test/resources/workloads/questions.jsonl", "prompt=question"})
    public static class QuestionsOfOurOwn {}

    @LlmBenchmark
    @Engine("vllm")
    @Workload(
            dataset = "csv",
            datasetOptions = {"file=src/test/resources/workloads/tickets.csv", "prompt=body", "output=tokens"})
    public static class Tickets {}

    @LlmBenchmark
    @Engine("vllm")
    @Workload(
            dataset = "sharegpt",
            datasetOptions = "file=src/test/resources/workloads/sharegpt.json",
            outputTokens = "16")
    public static class FirstQuestions {}

    @LlmBenchmark
    @Engine("vllm")
    @Workload(dataset = "openai", datasetOptions = "file=src/test/resources/workloads/batch.jsonl")
    public static class BatchRequests {}

    @LlmBenchmark
    @Engine("vllm")
    @Workload(
            dataset = "text",
            datasetOptions = "file=src/test/resources/workloads/tale.txt",
            inputTokens = "64",
            outputTokens = "16")
    public static class Prose {}

    @LlmBenchmark
    @Engine("vllm")
    @Workload(
            dataset = "shared-prefix",
            datasetOptions = {"prefixes=4", "prefixTokens=500"},
            inputTokens = "50",
            outputTokens = "16",
            cache = "warm")
    public static class SystemPrompts {}

    @LlmBenchmark
    @Engine("vllm")
    @Workload(dataset = "matrix", datasetOptions = "cells=short-short+medium-short+long-short")
    public static class ShortAnswers {}
}
