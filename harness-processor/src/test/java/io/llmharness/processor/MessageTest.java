package io.llmharness.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import io.llmharness.processor.problem.MessageId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Each message id has a source in {@code errors} that provokes it, and beside it all that javac then says: line, column, text. A
 * source whose first line is {@code // without the runtime} is compiled with nothing but the annotations.
 */
class MessageTest {
    private static final Path ERRORS = Path.of("errors");

    @ParameterizedTest
    @EnumSource(MessageId.class)
    @DisplayName("A message comes at the right place with the right words, and alone")
    void isToldWhereItBelongs(MessageId id) throws IOException {
        Path source = ERRORS.resolve(id + ".java");
        assertThat(ScenarioCompiler.RESOURCES.resolve(source))
                .as("each message id needs a source that provokes it")
                .exists();
        Compilation compilation = compiler(source).compile(ScenarioCompiler.resource(source));

        String told = compilation.diagnostics().stream().map(MessageTest::line).collect(Collectors.joining());
        assertThat(told).contains("[" + id + "]");
        Golden.check("errors/" + id + ".txt", told);
    }

    @Test
    @DisplayName("No source in errors is left of an id that is gone")
    void hasNoLeftOvers() throws IOException {
        try (Stream<Path> files = Files.list(ScenarioCompiler.RESOURCES.resolve(ERRORS))) {
            assertThat(files.map(file -> file.getFileName().toString().replaceFirst("\\..*", ""))
                            .distinct())
                    .containsExactlyInAnyOrderElementsOf(
                            Stream.of(MessageId.values()).map(MessageId::name).toList());
        }
    }

    private static ScenarioCompiler compiler(Path source) throws IOException {
        String first =
                Files.readAllLines(ScenarioCompiler.RESOURCES.resolve(source)).get(0);
        return first.equals("// without the runtime") ? ScenarioCompiler.bare() : ScenarioCompiler.withExtensions();
    }

    /** {@code 12:8 error: text}; line numbers of our own sources are no part of what is promised. */
    private static String line(Diagnostic<? extends JavaFileObject> diagnostic) {
        String kind = diagnostic.getKind() == Diagnostic.Kind.ERROR ? "error" : "warning";
        String text = diagnostic.getMessage(Locale.ENGLISH).replaceAll("(?<=\\w\\.java:)\\d+", "…");
        return diagnostic.getLineNumber() + ":" + diagnostic.getColumnNumber() + " " + kind + ": " + text + "\n";
    }
}
