package io.llmharness.processor;

import static com.google.testing.compile.JavaFileObjects.forSourceString;
import static io.llmharness.processor.ScenarioCompiler.source;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sources that nobody would write on purpose, and some that people do. */
class OddSourcesTest {
    private static final String BENCHMARK = "@LlmBenchmark @Engine(\"ollama\") ";
    private static final String PROMPT = "@Workload(prompt = \"Hi\") ";
    private static final String METHOD = "@Workload ChatRequest hi() { return ChatRequest.of(\"Hi\"); }";

    private static List<String> told(JavaFileObject... sources) {
        return told(ScenarioCompiler.withExtensions().compile(sources));
    }

    private static List<String> told(Compilation compilation) {
        return compilation.diagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() != Diagnostic.Kind.NOTE)
                .map(diagnostic -> diagnostic.getMessage(null))
                .toList();
    }

    @Test
    void anOptionThatTheSimulatedEngineDoesNotHaveIsRefused() {
        JavaFileObject keys = forSourceString(
                "io.llmharness.runtime.sim.SimKey",
                "package io.llmharness.runtime.sim; public enum SimKey { TTFT, KV_POLICY, BURST }");
        assertThat(told(keys, source("X", simulated("tfft=200ms"))))
                .containsExactly(
                        "The simulated engine has no option \"tfft\". Did you mean \"ttft\"? Known: ttft, kv-policy,"
                                + " burst. [LlmEngineUrl]");
        assertThat(told(keys, source("X", simulated("ttft=200ms, kv-policy=wait,burst"))))
                .isEmpty();
        assertThat(told(keys, source("X", simulated("${MINE}")))).isEmpty();
        assertThat(told(source("X", simulated("tfft=200ms"))))
                .as("without the runtime's keys nothing is known")
                .isEmpty();
    }

    private static String simulated(String options) {
        return "@LlmBenchmark @Engine(value = \"ollama\", url = \"sim:" + options + "\") " + PROMPT + "class X {}";
    }

    @Test
    void aNameThatNoFileCanHaveIsRefused() {
        String name = "A".repeat(240);
        assertThat(told(source(name, BENCHMARK + PROMPT + "class " + name + " {}")))
                .containsExactly(
                        "The class's name is too long: the file of its runner, whose name is the scenario's and"
                                + " _LlmScenario.class, would have a name of 258 bytes, of 255 that file systems take."
                                + " [LlmClassShape]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@LlmBenchmark @Engine(Missing.ID) @Workload(prompt = \"Hi\") class X {}",
                "@LlmBenchmark @Engine(\"ollama\") @Workload(prompt = \"Hi\") class X extends Missing {}",
                "@LlmBenchmark @Engine(\"ollama\") @Workload(prompt = \"Hi\") class X { Missing field; }",
                "@LlmBenchmark @Engine(\"ollama\") class X { @Workload Missing hi() { return null; } }",
                "@LlmBenchmark @Engine(\"ollama\") class X { @Workload ChatRequest hi(Missing m) { return null; } }",
                "@LlmBenchmark @Engine(\"ollama\") class X { @Setup void s() throws Missing {} @Workload ChatRequest hi() { return null; } }",
                "@LlmBenchmark @Engine(\"ollama\") @Concurrency(\"four\") @Workload(prompt = \"Hi\") class X {}",
                "@LlmBenchmark @Engine(\"ollama\") @BenchmarkMode(Mode.Goodness) @Workload(prompt = \"Hi\") class X {}",
                "@LlmBenchmark @Engine @Workload(prompt = \"Hi\") class X {}",
                "@LlmBenchmark @Engine(\"ollama\") @Missing @Workload(prompt = \"Hi\") class X {}",
                "@LlmBenchmark @Engine(\"ollama\") @N @Workload(prompt = \"Hi\") class X {} @Fork(MISSING) @interface N {}",
                "@LlmBenchmark @Engine(\"ollama\") @N @Workload(prompt = \"Hi\") class X {} @Concurrency(\"four\") @interface N {}",
                "@LlmBenchmark @Engine(\"ollama\") @Workload(prompt = \"Hi\") class X extends Y {} class Y { Missing field; }",
                "@LlmBenchmark @Engine(\"ollama\") @Workload(prompt = \"Hi\") class X extends X {}",
                "@LlmBenchmark @LlmBenchmark @Engine(\"ollama\") @Workload(prompt = \"Hi\") class X {}",
                "@LlmBenchmark @Engine(\"ollama\") @Workload(prompt = \"Hi\") class X {} class X {}",
                "@LlmBenchmark @Engine(\"ollama\") @Workload(prompt = \"Hi\") class X { @Param(\"1\") Missing m; }",
                "@LlmBenchmark @Engine(\"ollama\") @Workload(prompt = \"Hi\") class X { @Param(1) int m; }",
            })
    @DisplayName("What does not compile is left to javac, which says it better")
    void leavesBrokenSourcesToJavac(String body) {
        assertThat(told(source("X", body)))
                .isNotEmpty()
                .noneMatch(message -> message.contains("[Llm") && !message.contains("[LlmUnresolved]"))
                .noneMatch(message -> message.contains("io.llmharness.processor"));
    }

    @Test
    @DisplayName("Two scenarios with mistakes in two files are both told, file by file and line by line")
    void tellsEverythingInOneCompile() {
        List<String> told = told(
                source("B", BENCHMARK + "@Slo(ttft = \"300\", e2e = \"5\") " + PROMPT + "class B {}"),
                source("A", "@LlmBenchmark @Engine(\"olama\") @Concurrency(0) class A { @Check void no() {} }"));

        assertThat(told)
                .extracting(message -> message.replaceAll("(?s).*\\[(\\w+)]$", "$1"))
                .containsExactly(
                        "LlmUnknownEngine",
                        "LlmLoadValue",
                        "LlmNoWorkload",
                        "LlmCheckShape",
                        "LlmDuration",
                        "LlmDuration");
    }

    @Test
    @DisplayName("Values may be constants of other classes, sums and text blocks")
    void takesConstants() {
        Compilation compilation = ScenarioCompiler.withExtensions()
                .compile(
                        source(
                                "Ids",
                                "interface Ids { String ENGINE = \"olla\" + \"ma\"; int[] USERS = {1}; int FOUR = 2 * 2; }"),
                        source(
                                "X",
                                "@LlmBenchmark @Engine(Ids.ENGINE) @Concurrency({Ids.FOUR, Byte.MAX_VALUE}) "
                                        + "@Workload(prompt = \"\"\"\n    Hi\n    there\"\"\") class X {}"));

        assertThat(told(compilation)).isEmpty();
        assertThat(generated(compilation, "X"))
                .contains("EngineModel.of(\"ollama\")", "LoadModel.closed(4, 127)", "\"Hi\\n\"", "\"there\"");
    }

    @Test
    @DisplayName("A wrong constant is told where it is used")
    void tellsWrongConstants() {
        Compilation compilation = ScenarioCompiler.withExtensions()
                .compile(
                        source("Ids", "interface Ids { String ENGINE = \"olama\"; }"),
                        source("X", "@LlmBenchmark\n@Engine(\n  Ids.ENGINE)\n" + PROMPT + "class X {}"));

        assertThat(compilation.errors()).singleElement().satisfies(error -> {
            assertThat(error.getMessage(null)).contains("LlmUnknownEngine");
            assertThat(error.getLineNumber()).isEqualTo(6);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "User",
                "Sample",
                "Reply",
                "Level",
                "Work",
                "Params",
                "ScenarioModel",
                "EngineModel",
                "WorkloadModel",
                "LoadModel",
                "GeneratedScenario",
                "Duration",
                "Generated",
                "Mode",
                "Scope",
                "String",
                "Override",
                "Exception",
                "IllegalArgumentException",
                "UnsupportedOperationException",
                "Ünïcode_名前",
                "_under_score",
                "$dollar"
            })
    @DisplayName("A scenario may have any name")
    void takesAnyName(String name) {
        String imports = "package com.example;\nimport io.llmharness.annotations.LlmBenchmark;\n"
                + "import io.llmharness.annotations.Engine;\nimport io.llmharness.annotations.Workload;\n"
                + "import io.llmharness.annotations.State;\nimport io.llmharness.annotations.Param;\n"
                + "import io.llmharness.annotations.Setup;\nimport io.llmharness.annotations.Slo;\n";
        String body =
                "@LlmBenchmark @Engine(\"ollama\") @State(io.llmharness.annotations.Scope.User) @Slo(ttft = \"1s\")\n"
                        + "public class " + name + " {\n"
                        + "  @Param({\"1\", \"2\"}) int depth;\n"
                        + "  @Setup void begin() throws java.io.IOException {}\n"
                        + "  @Workload io.llmharness.api.ChatRequest hi(io.llmharness.api.User user) { return null; }\n}";

        assertThat(told(forSourceString("com.example." + name, imports + body))).isEmpty();
    }

    @Test
    @DisplayName("Neighbours may have the names of what generated code mentions")
    void livesWithNeighbours() {
        assertThat(told(
                        source("X", BENCHMARK + "class X { " + METHOD + " }"),
                        forSourceString("com.example.User", "package com.example; class User {}"),
                        forSourceString("com.example.Work", "package com.example; class Work {}"),
                        forSourceString("com.example.Override", "package com.example; class Override {}"),
                        forSourceString("com.example.String", "package com.example; class String {}")))
                .isEmpty();
    }

    @Test
    @DisplayName("Deprecated scenarios, methods and parameters bring no warning from generated code")
    void isQuietAboutDeprecation() {
        assertThat(told(source(
                        "X",
                        "@Deprecated class Outer { " + BENCHMARK + PROMPT + "static class Inner {} }\n"
                                + BENCHMARK + "@State(Scope.User) class X {\n"
                                + "  /** @deprecated old */ @Deprecated(forRemoval = true) " + METHOD
                                + "  @Param @SuppressWarnings(\"deprecation\") Old old;\n}\n"
                                + "/** @deprecated old */ @Deprecated enum Old { A }")))
                .isEmpty();
    }

    @Test
    @DisplayName("Nested, sealed, final and interface-held scenarios work")
    void takesAllKindsOfClasses() {
        Compilation compilation = ScenarioCompiler.withExtensions()
                .compile(source(
                        "X",
                        "interface X {\n"
                                + "  " + BENCHMARK + PROMPT + "class Held {}\n"
                                + "  class A { protected static class B { " + BENCHMARK + PROMPT
                                + "static final class C {} } }\n"
                                + "  " + BENCHMARK + PROMPT + "sealed class S permits T {}\n"
                                + "  " + BENCHMARK + PROMPT + "non-sealed class T extends S {}\n"
                                + "  record R() { " + BENCHMARK + PROMPT + "static class InRecord {} }\n}"));

        assertThat(told(compilation)).isEmpty();
        assertThat(compilation.generatedSourceFiles()).hasSize(5);
        assertThat(compilation.generatedSourceFile("com.example.X_A_B_C_LlmScenario"))
                .isPresent();
    }

    @Test
    @DisplayName("The default package is refused")
    void refusesTheDefaultPackage() {
        assertThat(told(forSourceString(
                        "X", "import io.llmharness.annotations.*;\n" + BENCHMARK + PROMPT + "class X {}")))
                .singleElement()
                .asString()
                .contains("is in the default package", "LlmClassShape");
    }

    @Test
    @DisplayName("A container of engines may be written out")
    void takesWrittenContainers() {
        assertThat(told(source(
                        "X",
                        "@LlmBenchmark @Engine.List({@Engine(\"ollama\"), @Engine(\"vlm\")}) " + PROMPT
                                + "class X {}")))
                .singleElement()
                .asString()
                .contains("No engine \"vlm\" (@Engine #2). Did you mean \"vllm\"?");
    }

    @Test
    @DisplayName("A superclass in a class file speaks through the scenario that inherits it")
    void readsCompiledSuperclasses() throws IOException {
        Compilation earlier = ScenarioCompiler.withExtensions().compile(forSourceString("lib.Base", """
                        package lib;
                        import io.llmharness.annotations.*;
                        import io.llmharness.api.*;
                        @Engine("ollama")
                        @Concurrency({4, 0})
                        @State(Scope.User)
                        public abstract class Base {
                            @Param("1") public int open;
                            @Param("1") int closed;
                            @Workload public ChatRequest fine(User user) { return ChatRequest.of("Hi"); }
                            @Workload protected ChatRequest unreachable() { return ChatRequest.of("Hi"); }
                            @Setup private void hidden() {}
                        }
                        """));
        Path jar = Folders.temporary("lib");
        ScenarioCompiler.writeClasses(earlier, jar);

        Compilation later = ScenarioCompiler.withExtensions()
                .with(jar.toFile())
                .compile(source("X", "@LlmBenchmark\nclass X extends lib.Base {}"));

        assertThat(later.errors())
                .allSatisfy(error -> assertThat(error.getLineNumber()).isEqualTo(5));
        assertThat(told(later))
                .containsExactly(
                        "@Workload method unreachable must be public, because it is inherited from another package. (in Base)"
                                + " [LlmWorkloadShape]",
                        "@Concurrency(0): users must be ≥ 1. (in Base) [LlmLoadValue]",
                        "@Param field \"closed\" must be public, because Base is in another package. (in Base) [LlmParamField]",
                        "@Setup must be a non-private void method without parameters: hidden is private. (in Base)"
                                + " [LlmHookShape]");
    }

    @Test
    @DisplayName("A superclass whose own superclass is missing is left to javac")
    void survivesIncompleteClassPaths() throws IOException {
        Compilation earlier = ScenarioCompiler.withExtensions()
                .compile(
                        forSourceString("lib.Base", "package lib; public abstract class Base extends Root {}"),
                        forSourceString("lib.Root", "package lib; public abstract class Root {}"));
        Path jar = Folders.temporary("incomplete");
        ScenarioCompiler.writeClasses(earlier, jar);
        Files.delete(jar.resolve("lib/Root.class"));

        assertThat(told(ScenarioCompiler.withExtensions()
                        .with(jar.toFile())
                        .compile(source("X", BENCHMARK + PROMPT + "class X extends lib.Base {}"))))
                .isNotEmpty()
                .noneMatch(message -> message.contains("LlmInternal"));
    }

    @Test
    @DisplayName("What a compiled superclass mentions besides may be missing")
    void needsNoMoreThanItUses() throws IOException {
        Compilation earlier = ScenarioCompiler.withExtensions()
                .compile(
                        forSourceString(
                                "lib.Base",
                                "package lib; public abstract class Base extends Root<String> {\n"
                                        + "  static Gone field; protected Gone give(Gone gone) throws GoneWrong { return gone; } }"),
                        forSourceString(
                                "lib.Root",
                                "package lib; @Mark(Gone.class) public abstract class Root<T> { public void take(T gone) {} }"),
                        forSourceString("lib.Mark", "package lib; public @interface Mark { Class<?> value(); }"),
                        forSourceString("lib.Gone", "package lib; public class Gone {}"),
                        forSourceString(
                                "lib.GoneWrong",
                                "package lib; public class GoneWrong extends Exception { static final long serialVersionUID = 1; }"));
        Path jar = Folders.temporary("optional");
        ScenarioCompiler.writeClasses(earlier, jar);
        for (String name : List.of("Gone", "GoneWrong", "Mark")) {
            Files.delete(jar.resolve("lib/" + name + ".class"));
        }

        Compilation later = ScenarioCompiler.withExtensions()
                .with(jar.toFile())
                .compile(source("X", BENCHMARK + PROMPT + "class X extends lib.Base {}"));

        assertThat(later.errors()).isEmpty();
        assertThat(later.generatedSourceFile("com.example.X_LlmScenario")).isPresent();
    }

    @Test
    @DisplayName("A named module need not read the one of @Generated")
    void worksInModules() throws IOException {
        OutputFolder output = new OutputFolder();

        assertThat(output.compile(
                        List.of("--add-reads", "my.module=ALL-UNNAMED"),
                        forSourceString("module-info", "module my.module {}"),
                        OutputFolder.scenario("X")))
                .isEmpty();
        assertThat(output.text("com/example/X_LlmScenario.java"))
                .contains("implements GeneratedScenario<X>")
                .doesNotContain("@Generated");
    }

    @Test
    @DisplayName("Annotations on types do not hide the types")
    void seesThroughTypeAnnotations() {
        assertThat(told(source(
                        "X",
                        "import org.jspecify.annotations.*;\n" + BENCHMARK + "@State(Scope.User) class X {\n"
                                + "  @Param(\"1\") @Nullable Integer depth;\n  @Param(\"a\") @Nullable String text;\n"
                                + "  @Workload @NonNull ChatRequest hi(@Nullable User user) { return ChatRequest.of(\"Hi\"); }\n"
                                + "  @Check boolean ok(final @NonNull Reply reply) { return true; }\n}")))
                .isEmpty();
    }

    @Test
    @DisplayName("Generic superclasses and interfaces are read as the scenario sees them")
    void resolvesTypeVariables() {
        assertThat(told(source(
                        "X",
                        "interface Asks<R, S> { @Workload(dataset = \"synthetic\") R ask(S sample); }\n"
                                + "abstract class Base<R> implements Asks<R, Sample> {}\n"
                                + BENCHMARK + "class X extends Base<Conversation> {\n"
                                + "  @Workload(dataset = \"synthetic\") @Override public Conversation ask(Sample sample) {\n"
                                + "    return Conversation.start().ask(\"Hi\");\n  }\n}")))
                .isEmpty();
    }

    @Test
    @DisplayName("A static method that hides the superclass's is the one that counts")
    void seesHiding() {
        Compilation compilation = ScenarioCompiler.withExtensions()
                .compile(source(
                        "X",
                        "class Base { @Setup static void begin() {} @Setup static void also() {} }\n" + BENCHMARK
                                + PROMPT + "class X extends Base { static void begin() {} }"));

        assertThat(told(compilation)).isEmpty();
        assertThat(generated(compilation, "X")).contains("X.also()").doesNotContain("X.begin()");
    }

    private static String generated(Compilation compilation, String name) {
        try {
            return compilation
                    .generatedSourceFile("com.example." + name + "_LlmScenario")
                    .orElseThrow()
                    .getCharContent(true)
                    .toString();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
