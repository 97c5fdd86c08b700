package io.llmharness.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Set;
import javax.annotation.processing.Completion;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Editors and incremental builds wrap the processing environment, and other compilers have no javac trees. */
class WithoutTreesTest {
    private static final JavaFileObject SCENARIO = ScenarioCompiler.source(
            "X",
            "@LlmBenchmark\n"
                    + "@Engine(\"ollama\")\n"
                    + "@Engine(\"olama\")\n"
                    + "@Slo(ttft = \"300\")\n"
                    + "@Workload(prompt = \"Hi\")\n"
                    + "class X extends Base {}\n"
                    + "@Fork(-1)\n"
                    + "abstract class Base {}\n");

    @Test
    @DisplayName("Messages come all the same, a repeated annotation's at the class")
    void tellsEverything() {
        Compilation compilation = compile(SCENARIO);

        assertThat(compilation.errors()).extracting(Diagnostic::getLineNumber).containsExactly(9L, 9L, 7L);
        assertThat(compilation.errors())
                .extracting(error -> error.getMessage(null))
                .satisfiesExactly(
                        engine -> assertThat(engine).contains("(@Engine #2)", "Did you mean"),
                        fork -> assertThat(fork).contains("@Fork(-1)", "(in Base)"),
                        duration -> assertThat(duration).contains("write 300ms"));
    }

    @Test
    @DisplayName("Code is generated all the same")
    void generates() {
        assertThat(compile(OutputFolder.scenario("Fine")).generatedSourceFile("com.example.Fine_LlmScenario"))
                .isPresent();
    }

    private static Compilation compile(JavaFileObject source) {
        return Compiler.javac()
                .withProcessors(new Wrapped(new ScenarioProcessor()))
                .withClasspath(ScenarioCompiler.withExtensions().classPath())
                .compile(source);
    }

    /** Hands the processor an environment that is not javac's own. */
    private record Wrapped(Processor processor) implements Processor {
        @Override
        public void init(ProcessingEnvironment environment) {
            processor.init((ProcessingEnvironment) Proxy.newProxyInstance(
                    getClass().getClassLoader(),
                    new Class<?>[] {ProcessingEnvironment.class},
                    (proxy, method, arguments) -> {
                        try {
                            return method.invoke(environment, arguments);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    }));
        }

        @Override
        public Set<String> getSupportedOptions() {
            return processor.getSupportedOptions();
        }

        @Override
        public Set<String> getSupportedAnnotationTypes() {
            return processor.getSupportedAnnotationTypes();
        }

        @Override
        public SourceVersion getSupportedSourceVersion() {
            return processor.getSupportedSourceVersion();
        }

        @Override
        public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
            return processor.process(annotations, round);
        }

        @Override
        public Iterable<? extends Completion> getCompletions(
                Element element, AnnotationMirror annotation, ExecutableElement member, String text) {
            return processor.getCompletions(element, annotation, member, text);
        }
    }
}
