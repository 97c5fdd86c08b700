package io.llmharness.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The stages of a compile mention each other in one direction only. */
class StructureTest {
    private static final Path SOURCES = Path.of("src", "main", "java", "io", "llmharness", "processor");

    @ParameterizedTest
    @CsvSource({
        "text, io.llmharness.processor.(?!text).*|javax.lang.model.*",
        "problem, io.llmharness.processor.(?!problem).*",
        "model, io.llmharness.processor.(?!model|problem.Anchor|text).*|javax.lang.model.*",
        "read, io.llmharness.processor.(validate|write).*",
        "validate, io.llmharness.processor.(read|write).*|javax.lang.model.*|com.palantir.*",
        "write, io.llmharness.processor.(read|validate|problem).*|javax.lang.model.(?!element.Modifier).*",
    })
    @DisplayName("No stage mentions one that comes after it")
    void flowsOneWay(String stage, String forbidden) throws IOException {
        assertThat(imports(SOURCES.resolve(stage))).noneMatch(name -> name.matches(forbidden));
    }

    @Test
    @DisplayName("The processor mentions the runtime by name only")
    void doesNotMentionTheRuntime() throws IOException {
        assertThat(imports(SOURCES)).isNotEmpty().noneMatch(name -> name.startsWith("io.llmharness.runtime"));
    }

    private static List<String> imports(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(StructureTest::lines)
                    .filter(line -> line.startsWith("import "))
                    .map(line -> line.replaceAll("import (static )?|;", ""))
                    .toList();
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
