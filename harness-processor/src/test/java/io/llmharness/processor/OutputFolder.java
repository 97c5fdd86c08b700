package io.llmharness.processor;

import com.google.testing.compile.JavaFileObjects;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/** A folder that several compiles write into, one after the other, as incremental builds do. */
final class OutputFolder {
    private static final Path SERVICES =
            Path.of("META-INF", "services", "io.llmharness.runtime.catalog.GeneratedScenario");

    private final Path folder;

    OutputFolder() throws IOException {
        folder = Folders.temporary("output");
    }

    /** Compiles with this folder on the class path; returns what javac says. */
    List<String> compile(JavaFileObject... sources) {
        return compile(true, List.of(), sources);
    }

    List<String> compile(boolean onClassPath, JavaFileObject... sources) {
        return compile(onClassPath, List.of(), sources);
    }

    List<String> compile(List<String> more, JavaFileObject... sources) {
        return compile(false, more, sources);
    }

    private List<String> compile(boolean onClassPath, List<String> more, JavaFileObject... sources) {
        List<File> classPath = new ArrayList<>(ScenarioCompiler.withExtensions().classPath());
        if (onClassPath) {
            classPath.add(folder.toFile());
        }
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        List<String> options = new ArrayList<>(more);
        options.addAll(List.of(
                "-d",
                folder.toString(),
                "-classpath",
                classPath.stream().map(File::toString).collect(Collectors.joining(File.pathSeparator))));
        JavaCompiler.CompilationTask task =
                javac.getTask(null, null, diagnostics, options, null, Arrays.asList(sources));
        task.setProcessors(List.of(new ScenarioProcessor(), new ServiceFileProcessor()));
        task.call();
        return diagnostics.getDiagnostics().stream()
                .map(diagnostic -> diagnostic.getMessage(null))
                .toList();
    }

    /** A minimal scenario. */
    static JavaFileObject scenario(String name) {
        return ScenarioCompiler.source(
                name, "@LlmBenchmark @Engine(\"ollama\") @Workload(prompt = \"Hi\") public class " + name + " {}");
    }

    /** A class of the same name that is no scenario. */
    static JavaFileObject plain(String name) {
        return JavaFileObjects.forSourceString(
                "com.example." + name, "package com.example; public class " + name + " {}");
    }

    List<String> services() throws IOException {
        return Files.readAllLines(folder.resolve(SERVICES));
    }

    void writeServices(String... lines) throws IOException {
        Files.createDirectories(folder.resolve(SERVICES).getParent());
        Files.write(folder.resolve(SERVICES), List.of(lines));
    }

    void delete(String... names) throws IOException {
        for (String name : names) {
            Files.delete(folder.resolve(name));
        }
    }

    /** A loader of what was compiled. */
    URLClassLoader loader() throws IOException {
        URL[] urls = {folder.toUri().toURL(), Contracts.classes().toURI().toURL()};
        return new URLClassLoader(urls, getClass().getClassLoader());
    }

    String text(String name) throws IOException {
        return Files.readString(folder.resolve(name));
    }
}
