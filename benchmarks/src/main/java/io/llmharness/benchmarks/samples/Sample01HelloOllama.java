package io.llmharness.benchmarks.samples;

import io.llmharness.annotations.Engine;
import io.llmharness.annotations.LlmBenchmark;
import io.llmharness.annotations.Workload;
import io.llmharness.runtime.Harness;
import io.llmharness.runtime.Options;

/**
 * Misconception: one timed request tells how fast an engine is.
 *
 * <p>It tells how one request went. The first one may have loaded the model; the second one may have found its prompt in a cache; and
 * the total hides that a reader waits for the first word and then reads along. So a scenario says only who answers and what is asked,
 * and the harness does the rest: a fresh JVM, warm-up, requests for a stated time, a different prompt prefix for each of them, and
 * every token stamped when its bytes arrive.
 *
 * <p>Without Ollama, answered by the simulated engine:
 *
 * <pre>{@code java -jar benchmarks/target/benchmarks.jar Sample01 -sim -w 1s -i 1 -r 3s}</pre>
 *
 * <p>With it, after {@code ollama pull llama3.2:1b}; {@code -url} names another machine:
 *
 * <pre>{@code java -jar benchmarks/target/benchmarks.jar Sample01}</pre>
 */
@LlmBenchmark
@Engine(value = "ollama", model = "llama3.2:1b")
@Workload(prompt = "Why is the sky blue?", outputTokens = "64")
public class Sample01HelloOllama {
    /** A scenario starts from an IDE, too. */
    public static void main(String[] args) {
        Harness.run(Options.builder().include(Sample01HelloOllama.class).build());
    }
}
