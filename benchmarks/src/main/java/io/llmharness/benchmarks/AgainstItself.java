package io.llmharness.benchmarks;

import io.llmharness.annotations.Concurrency;
import io.llmharness.annotations.Engine;
import io.llmharness.annotations.LlmBenchmark;
import io.llmharness.annotations.Workload;

/**
 * One engine under two names. Whatever a comparison of the two finds is noise of the machine, or a mistake of the comparison: the way to
 * find out what changes can be told apart here, before two engines are compared. With {@code -url new=…} the second is another one.
 */
@LlmBenchmark(description = "One engine under two names: what a comparison finds where nothing differs.")
@Engine(value = "vllm", name = "base", url = "sim:")
@Engine(value = "vllm", name = "new", url = "sim:")
@Concurrency(4)
@Workload(prompt = "Why is the sky blue? Answer in two sentences.", outputTokens = "32")
public class AgainstItself {}
