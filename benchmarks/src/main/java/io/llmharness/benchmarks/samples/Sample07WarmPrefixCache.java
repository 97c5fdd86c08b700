package io.llmharness.benchmarks.samples;

import io.llmharness.annotations.Engine;
import io.llmharness.annotations.Level;
import io.llmharness.annotations.LlmBenchmark;
import io.llmharness.annotations.Scope;
import io.llmharness.annotations.Setup;
import io.llmharness.annotations.State;
import io.llmharness.annotations.Workload;
import io.llmharness.api.ChatRequest;
import io.llmharness.api.User;

/**
 * Misconception: the same prompt again is the same work again.
 *
 * <p>Engines keep what they computed for a prompt. A second prompt with the same beginning skips that part, so a benchmark that
 * repeats one prompt measures the cache. By default every prompt starts with text of its own ({@code cache = "cold"}), and no prefix
 * is ever seen twice; {@code cache = "warm"} sends prompts as they are, for those who do want the cache in the picture, say because all
 * their users talk about one long document.
 *
 * <p>Compare {@code ttft} of the two methods, and the cached tokens in the result:
 *
 * <pre>{@code java -jar benchmarks/target/benchmarks.jar Sample07 -sim prefill=5000,prefix-cache=true -w 1s -i 1 -r 5s}</pre>
 */
@LlmBenchmark
@Engine(value = "vllm", model = "Qwen/Qwen2.5-0.5B-Instruct")
@State(Scope.Benchmark)
public class Sample07WarmPrefixCache {
    private String handbook = "";

    /** Runs before the trial, off the event loops: a place to read files and to call services. */
    @Setup(Level.Trial)
    void writeHandbook() {
        StringBuilder text = new StringBuilder();
        for (int rule = 1; rule <= 80; rule++) {
            text.append("Rule ").append(rule).append(": answer in one sentence and cite the rule. ");
        }
        handbook = text.toString();
    }

    @Workload(cache = "cold")
    ChatRequest cold(User user) {
        return question(user);
    }

    @Workload(cache = "warm")
    ChatRequest warm(User user) {
        return question(user);
    }

    private ChatRequest question(User user) {
        int rule = 1 + user.random().nextInt(80);
        return ChatRequest.of("What does rule " + rule + " say?")
                .system(handbook)
                .maxTokens(16);
    }
}
