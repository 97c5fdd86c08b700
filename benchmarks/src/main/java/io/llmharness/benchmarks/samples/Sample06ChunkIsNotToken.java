package io.llmharness.benchmarks.samples;

import io.llmharness.annotations.Engine;
import io.llmharness.annotations.LlmBenchmark;
import io.llmharness.annotations.Workload;
import io.llmharness.api.ChatRequest;

/**
 * Misconception: a chunk of the stream is a token, so the gap between chunks is the inter-token latency.
 *
 * <p>Engines put several tokens into one event, or half a character and no text at all. Three metrics keep apart what is often mixed
 * up: {@code icl} is the gap between events, whatever they hold; {@code itl} shares a gap among the tokens of its event, and is given
 * only where the engine tells how many they were; {@code tpot}, the time from first to last token over their number, is the figure
 * that can be compared between engines. The extreme chunk is an answer that is not streamed: it has {@code e2e}, but no first token,
 * and so no {@code ttft}.
 *
 * <p>With four tokens in an event the report says so, and {@code icl} in the result file is about four times {@code tpot}:
 *
 * <pre>{@code java -jar benchmarks/target/benchmarks.jar Sample06 -sim ttft=50ms,itl=10ms,chunk=4 -w 1s -i 1 -r 5s}</pre>
 */
@LlmBenchmark
@Engine(value = "vllm", model = "Qwen/Qwen2.5-0.5B-Instruct", options = "ignore_eos=true")
public class Sample06ChunkIsNotToken {
    @Workload
    ChatRequest streamed() {
        return question();
    }

    @Workload(stream = false)
    ChatRequest whole() {
        return question();
    }

    private static ChatRequest question() {
        return ChatRequest.of("Write a limerick about a benchmark.")
                .maxTokens(33)
                .temperature(0);
    }
}
