package io.llmharness.benchmarks.samples;

import io.llmharness.annotations.Concurrency;
import io.llmharness.annotations.Engine;
import io.llmharness.annotations.LlmBenchmark;
import io.llmharness.annotations.Mix;
import io.llmharness.annotations.Workload;
import io.llmharness.api.ChatRequest;
import io.llmharness.api.Sample;

/**
 * Misconception: an engine is measured with one kind of request, or with each kind by itself.
 *
 * <p>Users of both kinds are there at the same time, and share the batch. Whoever asks a short question waits while somebody's long
 * document is read, which no run with short questions alone can show; and one figure over both kinds describes neither. In a mix the
 * methods run under one load, each with its share of the requests, and each is reported on its own and all together.
 *
 * <p>Compare the {@code ttft} of {@code chat} here with that of a run without the documents, {@code @Mix("chat=1")}:
 *
 * <pre>{@code java -jar benchmarks/target/benchmarks.jar Sample12 -sim prefill=4000 -w 1s -i 1 -r 5s}</pre>
 */
@LlmBenchmark
@Engine(value = "vllm", model = "Qwen/Qwen2.5-0.5B-Instruct")
@Concurrency(8)
@Mix({"chat=8", "summary=2"})
public class Sample12OneFigureForAllUsers {
    @Workload
    ChatRequest chat() {
        return ChatRequest.of("Where is my order?").maxTokens(16);
    }

    @Workload(dataset = "synthetic", inputTokens = "1500", outputTokens = "16")
    ChatRequest summary(Sample document) {
        return ChatRequest.of(document).system("Sum up the text.");
    }
}
