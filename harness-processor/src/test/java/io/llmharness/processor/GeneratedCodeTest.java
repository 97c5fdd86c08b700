package io.llmharness.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each source in {@code scenarios} against the generated source in {@code generated}; where {@code runs} has a class of the name with
 * {@code Run} behind it, that is compiled with the scenario and run.
 */
class GeneratedCodeTest {
    @ParameterizedTest
    @MethodSource("scenarios")
    @DisplayName("The generated source is as expected, and javac has nothing to say about it")
    void isAsExpected(String name) throws IOException {
        Compilation compilation = ScenarioCompiler.withExtensions().compile(scenario(name));

        assertThat(compilation.diagnostics()).isEmpty();
        StringBuilder text = new StringBuilder();
        List<JavaFileObject> sources = compilation.generatedSourceFiles().stream()
                .sorted(Comparator.comparing(JavaFileObject::getName))
                .toList();
        for (JavaFileObject source : sources) {
            text.append(source.getCharContent(true));
        }
        Golden.check("generated/" + name + ".java", text.toString());
    }

    @ParameterizedTest
    @MethodSource("runs")
    @DisplayName("The generated code does what the annotations say")
    void works(String name) throws Exception {
        Compilation compilation = ScenarioCompiler.withExtensions()
                .compile(scenario(name), ScenarioCompiler.resource(Path.of("runs", name + "Run.java")));

        assertThat(compilation.diagnostics()).isEmpty();
        Path classes = Folders.temporary("run");
        ScenarioCompiler.writeClasses(compilation, classes);
        URL[] urls = {url(classes), url(Contracts.classes().toPath())};
        try (URLClassLoader loader = new URLClassLoader(urls, getClass().getClassLoader())) {
            Class<?> run = loader.loadClass("com.example." + name + "Run");
            ((Runnable) run.getConstructor().newInstance()).run();
        }
    }

    private static JavaFileObject scenario(String name) {
        return ScenarioCompiler.resource(Path.of("scenarios", name + ".java"));
    }

    static List<String> scenarios() throws IOException {
        return names("scenarios");
    }

    static List<String> runs() throws IOException {
        return names("runs").stream().map(name -> name.replaceFirst("Run$", "")).toList();
    }

    private static List<String> names(String folder) throws IOException {
        try (Stream<Path> files = Files.list(ScenarioCompiler.RESOURCES.resolve(folder))) {
            return files.map(file -> file.getFileName().toString().replaceFirst("\\.java$", ""))
                    .sorted()
                    .toList();
        }
    }

    private static URL url(Path folder) throws MalformedURLException {
        return folder.toUri().toURL();
    }
}
