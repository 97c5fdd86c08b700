package io.llmharness.processor;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * The part of the runtime that generated code calls, compiled once from the runtime's own sources. The runtime comes after this
 * module in the build and is itself compiled with the processor, so its classes do not exist yet when these tests run.
 */
final class Contracts {
    private static final Path SOURCES = Path.of("..", "harness-runtime", "src", "main", "java")
            .toAbsolutePath()
            .normalize();
    private static final Path RUNTIME = Path.of("io", "llmharness", "runtime");

    private static final Path CLASSES = compile();

    private Contracts() {}

    /** The folder of the compiled classes. */
    static File classes() {
        return CLASSES.toFile();
    }

    private static Path compile() {
        try {
            JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
            Path classes = Folders.temporary("contracts");
            StringWriter messages = new StringWriter();
            try (StandardJavaFileManager files = javac.getStandardFileManager(null, null, null)) {
                List<String> options = List.of(
                        "-proc:none",
                        "-nowarn",
                        "-d",
                        classes.toString(),
                        "-sourcepath",
                        SOURCES.toString(),
                        "-implicit:class");
                boolean compiled = javac.getTask(
                                messages, files, null, options, null, files.getJavaFileObjectsFromPaths(roots()))
                        .call();
                if (!compiled) {
                    throw new IllegalStateException("the runtime's contracts do not compile:\n" + messages);
                }
            }
            return classes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What generated code and extensions mention; javac finds what these mention in turn. */
    private static List<Path> roots() throws IOException {
        List<Path> roots = new ArrayList<>();
        try (Stream<Path> catalog = Files.list(SOURCES.resolve(RUNTIME).resolve("catalog"))) {
            catalog.filter(file -> file.toString().endsWith(".java")).forEach(roots::add);
        }
        for (String name : List.of(
                "engine/EngineAdapter",
                "engine/EngineSpec",
                "workload/Dataset",
                "workload/DatasetSpec",
                "workload/TokenLength",
                "load/LoadShape",
                "load/LoadShapeSpec",
                "text/Durations")) {
            roots.add(SOURCES.resolve(RUNTIME).resolve(name + ".java"));
        }
        return roots;
    }
}
