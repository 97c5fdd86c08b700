package io.llmharness.processor;

import static com.google.testing.compile.JavaFileObjects.forSourceString;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compiler;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class VersionTest {
    @Test
    @DisplayName("A runner keeps the contract version that it was compiled with when the runtime changes")
    void isInlined() throws Exception {
        Path scenario = Folders.temporary("old-scenario");
        ScenarioCompiler.writeClasses(ScenarioCompiler.withExtensions().compile(OutputFolder.scenario("A")), scenario);
        Path newRuntime = Folders.temporary("new-runtime");
        ScenarioCompiler.writeClasses(
                Compiler.javac()
                        .compile(
                                forSourceString(
                                        "io.llmharness.runtime.catalog.GeneratedScenario",
                                        "package io.llmharness.runtime.catalog;\n"
                                                + "public interface GeneratedScenario<S> { int VERSION = 99; int version(); }")),
                newRuntime);

        URL[] urls = {
            newRuntime.toUri().toURL(),
            scenario.toUri().toURL(),
            Contracts.classes().toURI().toURL()
        };
        try (URLClassLoader loader = new URLClassLoader(urls, getClass().getClassLoader())) {
            Object runner = loader.loadClass("com.example.A_LlmScenario")
                    .getConstructor()
                    .newInstance();
            assertThat(runner.getClass().getMethod("version").invoke(runner)).isEqualTo(1);
        }
    }
}
