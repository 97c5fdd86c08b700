package io.llmharness.benchmarks.samples;

import io.llmharness.annotations.Concurrency;
import io.llmharness.annotations.Engine;
import io.llmharness.annotations.Fork;
import io.llmharness.annotations.LlmBenchmark;
import io.llmharness.annotations.Measurement;
import io.llmharness.annotations.Warmup;
import io.llmharness.annotations.Workload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Misconception: A was faster than B in a run, so A is faster than B.
 *
 * <p>Run A again and it differs from itself. Thousands of requests of one run are no help: they share the JVM, the connections, the
 * state of the engine and of the machine, so they err together. A fork repeats the trial in a fresh JVM, and the interval behind a
 * figure is taken across forks; with one fork there is none, and the report says so. Where the intervals of two engines overlap
 * widely, the run has not told them apart.
 *
 * <p>Both engines get the same prompts in the same order. Several annotations that belong together make one of your own:
 *
 * <pre>{@code java -jar benchmarks/target/benchmarks.jar Sample10 -sim jitter=0.3 -w 1s -i 1 -r 3s}</pre>
 */
@LlmBenchmark
@Engine(value = "ollama", model = "qwen2.5:0.5b")
@Engine(value = "vllm", name = "vllm-gpu", model = "Qwen/Qwen2.5-0.5B-Instruct")
@Concurrency(4)
@Sample10OneRunIsNoEvidence.Careful
@Workload(dataset = "synthetic", inputTokens = "256", outputTokens = "64", seed = 11)
public class Sample10OneRunIsNoEvidence {
    /** How our nightly comparisons run. */
    @Fork(3)
    @Warmup(iterations = 1, time = 10)
    @Measurement(iterations = 3, time = 20)
    @Retention(RetentionPolicy.CLASS)
    @Target(ElementType.TYPE)
    @interface Careful {}
}
