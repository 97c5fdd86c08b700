package com.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmharness.annotations.Level;
import io.llmharness.annotations.Scope;
import io.llmharness.runtime.catalog.*;
import java.util.List;
import java.util.Optional;

public class HelloOllamaRun implements Runnable {
    @Override
    public void run() {
        HelloOllama_LlmScenario runner = new HelloOllama_LlmScenario();

        assertThat(runner.model()).isEqualTo(new ScenarioModel(
                "com.example.HelloOllama",
                "com.example.HelloOllama",
                "",
                List.of(EngineModel.of("ollama").model("llama3.2:1b")),
                List.of(WorkloadModel.onClass().prompt("Why is the sky blue?").outputTokens("64")),
                Optional.empty(),
                List.of(),
                Scope.Benchmark,
                false,
                false,
                false));
        HelloOllama hello = runner.newInstance();
        runner.setup(hello, Level.Trial);
        runner.tearDown(hello, Level.Iteration);
        assertThat(runner.check(hello, null)).isTrue();
        assertThatThrownBy(() -> runner.next(hello, 0, null, null)).hasMessageContaining("stands on the class");
        assertThatThrownBy(() -> runner.setParam(hello, "x", "y")).hasMessageContaining("no parameter \"x\"");
    }
}
