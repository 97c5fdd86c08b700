package io.llmharness.processor;

import com.google.auto.common.MoreElements;
import io.llmharness.annotations.LlmBenchmark;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.tools.FileObject;
import javax.tools.StandardLocation;

/**
 * {@code META-INF/services} of the runners. An incremental compile sees only some scenarios: the lines of the others are kept as
 * long as the others are there.
 */
final class ServiceFile {
    private static final String SERVICE = "io.llmharness.runtime.catalog.GeneratedScenario";
    private static final String PATH = "META-INF/services/" + SERVICE;
    private static final String SUFFIX = "_LlmScenario";

    private final Filer filer;
    private final Elements elements;

    ServiceFile(ProcessingEnvironment environment) {
        this.filer = environment.getFiler();
        this.elements = environment.getElementUtils();
    }

    /** Writes the lines of these runners and of those that other compiles have left. */
    void write(Set<String> generated) {
        SortedSet<String> lines = new TreeSet<>(generated);
        List<String> before = read();
        before.stream().filter(this::isCurrent).forEach(lines::add);
        if (lines.isEmpty() && before.isEmpty()) {
            return;
        }
        try (Writer writer =
                filer.createResource(StandardLocation.CLASS_OUTPUT, "", PATH).openWriter()) {
            for (String line : lines) {
                writer.write(line + "\n");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> read() {
        try {
            FileObject file = filer.getResource(StandardLocation.CLASS_OUTPUT, "", PATH);
            return file.getCharContent(true)
                    .toString()
                    .lines()
                    .map(line -> line.replaceAll("#.*", "").strip())
                    .filter(line -> !line.isEmpty())
                    .toList();
        } catch (IOException none) {
            return List.of();
        }
    }

    /** Whether a line still names a runner whose scenario is there; lines that are not ours always count. */
    private boolean isCurrent(String line) {
        if (!line.endsWith(SUFFIX)) {
            return true;
        }
        TypeElement runner = elements.getTypeElement(line);
        return runner == null ? isInOutput(line) : hasScenario(runner);
    }

    private boolean hasScenario(TypeElement runner) {
        for (TypeMirror type : runner.getInterfaces()) {
            if (type instanceof DeclaredType declared
                    && declared.getTypeArguments().size() == 1) {
                TypeElement scenario = elements.getTypeElement(
                        declared.getTypeArguments().get(0).toString());
                return scenario != null && MoreElements.isAnnotationPresent(scenario, LlmBenchmark.class);
            }
        }
        return false;
    }

    /** The output folder need not be on the class path; then only the file tells that a runner is there. */
    private boolean isInOutput(String line) {
        int dot = line.lastIndexOf('.');
        try {
            FileObject file = filer.getResource(
                    StandardLocation.CLASS_OUTPUT,
                    line.substring(0, Math.max(0, dot)),
                    line.substring(dot + 1) + ".class");
            file.openInputStream().close();
            return true;
        } catch (IOException gone) {
            return false;
        }
    }
}
