package ${package};

import io.llmharness.annotations.Concurrency;
import io.llmharness.annotations.Engine;
import io.llmharness.annotations.LlmBenchmark;
import io.llmharness.annotations.Workload;
import io.llmharness.runtime.Harness;
import io.llmharness.runtime.Options;
import io.llmharness.runtime.OptionsBuilder;
import java.time.Duration;

/** How the model behind the assistant answers as users are added. */
@LlmBenchmark
@Engine(value = "ollama", model = "llama3.2:1b")
@Engine(value = "vllm", model = "Qwen/Qwen2.5-0.5B-Instruct")
@Concurrency({1, 4})
@Workload(system = "You are a support agent.", prompt = "Where is my order?", outputTokens = "48")
public class AssistantModel {
    /** A short look from an IDE: in this JVM, so that break points work; the argument is the engine, none the simulated one. */
    public static void main(String[] args) {
        OptionsBuilder options = Options.builder()
                .include(AssistantModel.class)
                .forks(0)
                .warmupTime(Duration.ofSeconds(1))
                .measurementIterations(1)
                .measurementTime(Duration.ofSeconds(3));
        Harness.run(args.length == 0 ? options.simulated().build() : options.engine(args).build());
    }
}
