package ${package};

import io.llmharness.annotations.Concurrency;
import io.llmharness.annotations.Engine;
import io.llmharness.annotations.LlmBenchmark;
import io.llmharness.annotations.Workload;
import io.llmharness.runtime.Harness;
import io.llmharness.runtime.Options;

/** How the model behind the assistant answers as users are added. */
@LlmBenchmark
@Engine(value = "ollama", model = "llama3.2:1b")
@Engine(value = "vllm", model = "Qwen/Qwen2.5-0.5B-Instruct")
@Concurrency({1, 4})
@Workload(system = "You are a support agent.", prompt = "Where is my order?", outputTokens = "48")
public class AssistantModel {
    /** Starts it from an IDE; the first argument is the engine to ask, or none for the simulated one. */
    public static void main(String[] args) {
        var options = Options.builder().include(AssistantModel.class);
        Harness.run(args.length == 0 ? options.simulated().build() : options.engine(args[0]).build());
    }
}
