package io.llmharness.runtime.cli;

import io.llmharness.runtime.RunReport;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** After a run against the simulated engine: how to point the same benchmarks at a real one. */
final class NextSteps {
    private NextSteps() {}

    static List<String> of(RunReport report, List<Path> config) {
        String benchmark = report.result().trials().get(0).plan().benchmark();
        String simple = benchmark.substring(benchmark.lastIndexOf('.') + 1);
        String files = config.stream().map(file -> " -config " + file).collect(Collectors.joining());
        String command = Program.command() + " " + simple + files;
        return List.of(
                "",
                "The simulated engine answered. The same benchmark against your own engine:",
                "  Ollama: " + command + " -engine ollama -url http://localhost:11434 -model llama3.2:1b",
                "  vLLM:   " + command + " -engine vllm -url http://localhost:8000");
    }
}
