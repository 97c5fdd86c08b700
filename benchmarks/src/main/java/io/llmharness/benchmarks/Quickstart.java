package io.llmharness.benchmarks;

import io.llmharness.annotations.Concurrency;
import io.llmharness.annotations.Engine;
import io.llmharness.annotations.LlmBenchmark;
import io.llmharness.annotations.Measurement;
import io.llmharness.annotations.Warmup;
import io.llmharness.annotations.Workload;

/**
 * Sixteen users ask one question again and again, of vLLM and of Ollama. Nothing has to be installed for it: both engines' URLs say
 * {@code sim:}, so the simulated engine answers, in each engine's own protocol, until {@code -url} names a real one.
 */
@LlmBenchmark(description = "Sixteen users ask one question again and again.")
@Engine(value = "vllm", url = "sim:")
@Engine(value = "ollama", url = "sim:")
@Concurrency(16)
@Warmup(iterations = 1, time = 2)
@Measurement(iterations = 3, time = 5)
@Workload(prompt = "Why is the sky blue? Answer in two sentences.", outputTokens = "32")
public class Quickstart {}
