package io.llmharness.processor;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.JavaFileObject;

/** Compiles scenarios in memory as a user's build would. */
final class ScenarioCompiler {
    static final Path RESOURCES = Path.of("src", "test", "resources");

    private final List<File> classPath;
    private final List<Processor> others;

    private ScenarioCompiler(List<File> classPath, List<Processor> others) {
        this.classPath = classPath;
        this.others = others;
    }

    /** With the runtime and the test engines on the compile class path. */
    static ScenarioCompiler withExtensions() {
        return bare().with(Contracts.classes()).with(Extensions.CLASSES.toFile());
    }

    /** With the runtime, and no engine at all. */
    static ScenarioCompiler withoutExtensions() {
        return bare().with(Contracts.classes());
    }

    /** With the annotations alone. */
    static ScenarioCompiler bare() {
        return new ScenarioCompiler(testClassPath(), List.of());
    }

    ScenarioCompiler with(File classes) {
        List<File> longer = new ArrayList<>(classPath);
        longer.add(classes);
        return new ScenarioCompiler(longer, others);
    }

    ScenarioCompiler with(Processor other) {
        List<Processor> more = new ArrayList<>(others);
        more.add(other);
        return new ScenarioCompiler(classPath, more);
    }

    List<File> classPath() {
        return classPath;
    }

    Compilation compile(List<JavaFileObject> sources) {
        List<Processor> processors = new ArrayList<>(List.of(new ScenarioProcessor(), new ServiceFileProcessor()));
        processors.addAll(others);
        return Compiler.javac()
                .withProcessors(processors)
                .withClasspath(classPath)
                .withOptions("-Xlint:all,-processing,-options,-auxiliaryclass", "-parameters")
                .compile(sources);
    }

    Compilation compile(JavaFileObject... sources) {
        return compile(List.of(sources));
    }

    /** Compiles a source in the package {@code com.example}, with the usual imports before it. */
    Compilation compile(String name, String body) {
        return compile(source(name, body));
    }

    /** A source in the package {@code com.example} with the usual imports before it. */
    static JavaFileObject source(String name, String body) {
        return JavaFileObjects.forSourceString(
                "com.example." + name,
                "package com.example;\nimport io.llmharness.annotations.*;\nimport io.llmharness.api.*;\n" + body);
    }

    static JavaFileObject resource(Path file) {
        try {
            return JavaFileObjects.forResource(RESOURCES.resolve(file).toUri().toURL());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes the classes of a compile into a folder, for another compile or for running. */
    static void writeClasses(Compilation compilation, Path folder) {
        for (JavaFileObject file : compilation.generatedFiles()) {
            if (file.getKind() == JavaFileObject.Kind.CLASS || file.getKind() == JavaFileObject.Kind.OTHER) {
                Path target = folder.resolve(file.getName().replaceFirst("^/?CLASS_OUTPUT/", ""));
                try (InputStream content = file.openInputStream()) {
                    Files.createDirectories(target.getParent());
                    Files.copy(content, target);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private static List<File> testClassPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(File::new)
                .toList();
    }

    /** Engines, data sets and load shapes as third parties bring them: compiled before, found on the class path. */
    static final class Extensions {
        static final Path CLASSES = compile();

        private Extensions() {}

        private static Path compile() {
            try (Stream<Path> sources = Files.list(RESOURCES.resolve("extensions"))) {
                Compilation compilation = withoutExtensions()
                        .compile(sources.map(file -> resource(RESOURCES.relativize(file)))
                                .toList());
                if (compilation.status() == Compilation.Status.FAILURE) {
                    throw new IllegalStateException(compilation.diagnostics().toString());
                }
                Path classes = Folders.temporary("extensions");
                writeClasses(compilation, classes);
                return classes;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
