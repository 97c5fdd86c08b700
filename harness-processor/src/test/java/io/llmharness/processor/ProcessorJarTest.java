package io.llmharness.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import javax.annotation.processing.Processor;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What build tools read from the jar. */
class ProcessorJarTest {
    @Test
    @DisplayName("javac finds both processors")
    void isFoundByJavac() {
        assertThat(ServiceLoader.load(Processor.class).stream().map(ServiceLoader.Provider::type))
                .contains(ScenarioProcessor.class, ServiceFileProcessor.class);
    }

    @Test
    @DisplayName("Gradle is told how each processor's output depends on its input")
    void isIncremental() throws IOException {
        try (InputStream file = getClass().getResourceAsStream("/META-INF/gradle/incremental.annotation.processors")) {
            Map<String, String> kinds = new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .collect(Collectors.toMap(line -> line.split(",")[0], line -> line.split(",")[1]));
            assertThat(kinds)
                    .containsOnly(
                            Map.entry(ScenarioProcessor.class.getName(), "isolating"),
                            Map.entry(ServiceFileProcessor.class.getName(), "aggregating"));
        }
    }

    @Test
    @DisplayName("-Allmharness.verbose=true tells what is known")
    void tellsWhenAsked() {
        List<String> notes = com.google.testing.compile.Compiler.javac()
                .withProcessors(new ScenarioProcessor())
                .withClasspath(ScenarioCompiler.withExtensions().classPath())
                .withOptions("-Allmharness.verbose=true")
                .compile(ScenarioCompiler.resource(Path.of("scenarios", "HelloOllama.java")))
                .notes()
                .stream()
                .map(note -> note.getMessage(null))
                .toList();

        assertThat(notes)
                .contains(
                        "llm-harness: engine: anthropic, azure-openai, http, ollama, openai, tgi, vllm",
                        "llm-harness: data set: sharegpt, synthetic",
                        "llm-harness: load shape: ramp");
    }
}
