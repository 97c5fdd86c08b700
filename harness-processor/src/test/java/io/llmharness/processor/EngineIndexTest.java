package io.llmharness.processor;

import static com.google.testing.compile.JavaFileObjects.forSourceString;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Extensions: how they are indexed, and that scenarios are checked against all of them. */
class EngineIndexTest {
    private static final JavaFileObject ENGINE = engine("Mine", "my-engine");

    private static JavaFileObject engine(String name, String id) {
        return forSourceString("com.example." + name, engineSource(name, id));
    }

    private static String engineSource(String name, String id) {
        return "package com.example;\n"
                + "import io.llmharness.runtime.engine.EngineSpec;\n"
                + "@EngineSpec(id = \"" + id + "\", description = \"\", defaultUrl = \"http://localhost\",\n"
                + "    options = @EngineSpec.Option(name = \"depth\", type = EngineSpec.Type.INTEGER))\n"
                + "public class " + name + " extends third.party.NoEngine {}\n";
    }

    private static JavaFileObject scenario(String engine) {
        return ScenarioCompiler.source(
                "Uses", "@LlmBenchmark @Engine(" + engine + ") @Workload(prompt = \"Hi\") class Uses {}");
    }

    private static List<String> told(Compilation compilation) {
        return compilation.diagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() != Diagnostic.Kind.NOTE)
                .map(diagnostic -> diagnostic.getMessage(null))
                .toList();
    }

    @Test
    @DisplayName("Each extension has an index class that names it")
    void writesIndexClasses() throws IOException {
        Compilation compilation = ScenarioCompiler.withExtensions()
                .compile(ENGINE, forSourceString("com.example.Rows", """
                                package com.example;
                                @io.llmharness.runtime.workload.DatasetSpec(id = "rows", description = "")
                                public class Rows implements io.llmharness.runtime.workload.Dataset {
                                    @Override
                                    public java.util.Iterator<io.llmharness.api.Sample> open(
                                            io.llmharness.runtime.workload.DatasetRequest request) {
                                        throw new UnsupportedOperationException();
                                    }
                                }
                                """), forSourceString("com.example.Loads", """
                                package com.example;
                                public class Loads {
                                    @io.llmharness.runtime.load.LoadShapeSpec(id = "saw-tooth", description = "")
                                    public static class SawTooth extends third.party.RampLoad {}
                                }
                                """));

        assertThat(told(compilation)).isEmpty();
        StringBuilder text = new StringBuilder();
        for (String name : List.of("engines.MyEngine_Engine", "datasets.Rows_Dataset", "loads.SawTooth_Load")) {
            text.append(compilation
                    .generatedSourceFile("io.llmharness." + name)
                    .orElseThrow()
                    .getCharContent(true));
        }
        Golden.check("index/Index.java", text.toString());
    }

    @Test
    @DisplayName("An engine and a data set that were compiled before are found on the class path")
    void findsThirdParties() throws IOException {
        Compilation earlier = ScenarioCompiler.withExtensions().compile(ENGINE);
        Path jar = Folders.temporary("third-party");
        ScenarioCompiler.writeClasses(earlier, jar);
        ScenarioCompiler later = ScenarioCompiler.withExtensions().with(jar.toFile());

        assertThat(told(later.compile(scenario("value = \"my-engine\", options = \"depth=3\""))))
                .isEmpty();
        assertThat(told(later.compile(scenario("value = \"my-engine\", options = \"dpth=3\""))))
                .singleElement()
                .asString()
                .contains("Did you mean \"depth\"?");
        assertThat(told(later.compile(scenario("value = \"my-engine\", options = \"depth=deep\""))))
                .singleElement()
                .asString()
                .contains("\"deep\" is not a whole number");
        assertThat(told(later.compile(scenario("\"my-engin\""))))
                .singleElement()
                .asString()
                .contains("Did you mean \"my-engine\"?")
                .contains("Known: anthropic, azure-openai, http, my-engine, ollama, openai, tgi, vllm.");
    }

    @Test
    @DisplayName("An engine in the same compile counts")
    void findsNeighbours() {
        assertThat(told(ScenarioCompiler.withExtensions().compile(scenario("\"my-engine\""), ENGINE)))
                .isEmpty();
    }

    @Test
    @DisplayName("An engine that another processor writes counts, though it comes a round later")
    void waitsForGeneratedEngines() {
        ScenarioCompiler compiler = ScenarioCompiler.withExtensions()
                .with(new GeneratingProcessor(Map.of("com.example.Late", engineSource("Late", "late"))));

        Compilation compilation = compiler.compile(scenario("\"late\""));

        assertThat(told(compilation)).isEmpty();
        assertThat(compilation.generatedSourceFile("com.example.Uses_LlmScenario"))
                .isPresent();
    }

    @Test
    @DisplayName("When no such engine comes, that is told once, with all else that is wrong")
    void tellsOnce() {
        ScenarioCompiler compiler = ScenarioCompiler.withExtensions()
                .with(new GeneratingProcessor(Map.of("com.example.Other", "package com.example; class Other {}")));

        assertThat(told(compiler.compile(scenario("value = \"late\", url = \"nowhere\""))))
                .satisfiesExactly(
                        engine -> assertThat(engine).contains("LlmUnknownEngine"),
                        url -> assertThat(url).contains("LlmEngineUrl"));
    }

    @Test
    @DisplayName("The index class of an engine that is gone is passed over")
    void ignoresStaleIndexes() throws IOException {
        Path jar = Folders.temporary("stale");
        ScenarioCompiler.writeClasses(ScenarioCompiler.withExtensions().compile(ENGINE), jar);
        Files.delete(jar.resolve("com/example/Mine.class"));

        assertThat(told(ScenarioCompiler.withExtensions().with(jar.toFile()).compile(scenario("\"ollama\""))))
                .isEmpty();
    }

    @Test
    @DisplayName("An engine is compiled again beside its own index class")
    void isNotItsOwnRival() throws IOException {
        Path jar = Folders.temporary("again");
        ScenarioCompiler.writeClasses(ScenarioCompiler.withExtensions().compile(ENGINE), jar);

        assertThat(told(ScenarioCompiler.withExtensions().with(jar.toFile()).compile(ENGINE)))
                .isEmpty();
    }

    @Test
    @DisplayName("Without any engine on the class path the message says so")
    void saysWhenThereIsNone() {
        assertThat(told(ScenarioCompiler.withoutExtensions().compile(scenario("\"ollama\""))))
                .singleElement()
                .asString()
                .contains("There is no engine at all on the compile class path");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NoEngine", "\"my-engine\"", "INTEGER"})
    @DisplayName("An engine whose class does not compile is left to javac")
    void leavesBrokenEnginesToJavac(String part) {
        Compilation compilation = ScenarioCompiler.withExtensions()
                .compile(forSourceString(
                        "com.example.Mine", engineSource("Mine", "my-engine").replace(part, "Missing")));

        assertThat(compilation.errors()).isNotEmpty();
        assertThat(told(compilation))
                .noneMatch(message -> message.contains("[Llm") && !message.contains("LlmUnresolved"));
    }

    @Test
    @DisplayName("A scenario beside a broken engine is still checked")
    void checksTheOthers() {
        Compilation compilation = ScenarioCompiler.withExtensions()
                .compile(
                        forSourceString(
                                "com.example.Mine",
                                engineSource("Mine", "my-engine").replace("\"my-engine\"", "Missing.ID")),
                        scenario("\"olama\""));

        assertThat(told(compilation)).anyMatch(message -> message.contains("LlmUnknownEngine"));
    }
}
