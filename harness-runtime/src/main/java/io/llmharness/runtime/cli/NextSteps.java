package io.llmharness.runtime.cli;

import io.llmharness.runtime.RunReport;
import java.util.List;

/** After a run against the simulated engine: how to point the same benchmarks at a real one. */
final class NextSteps {
    private NextSteps() {}

    static List<String> of(RunReport report) {
        String benchmark = report.result().trials().get(0).plan().benchmark();
        String simple = benchmark.substring(benchmark.lastIndexOf('.') + 1);
        String command = Program.command() + " " + simple;
        return List.of(
                "",
                "The simulated engine answered. The same benchmark against your own engine:",
                "  Ollama: " + command + " -engine ollama -url http://localhost:11434 -model llama3.2:1b",
                "  vLLM:   " + command + " -engine vllm -url http://localhost:8000");
    }
}
