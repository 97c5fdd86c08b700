package io.llmharness.processor;

import com.palantir.javapoet.JavaFile;
import io.llmharness.processor.problem.Anchor;
import io.llmharness.processor.problem.MessageId;
import io.llmharness.processor.problem.Problems;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import javax.annotation.processing.Filer;
import javax.annotation.processing.FilerException;
import javax.lang.model.element.TypeElement;

/** Writes generated sources, each with the one class that it comes from, as incremental builds want it. */
final class SourceFiles {
    private SourceFiles() {}

    static void write(JavaFile file, TypeElement origin, Filer filer, Problems problems) {
        String name = file.packageName() + "." + file.typeSpec().name();
        try (Writer writer = filer.createSourceFile(name, origin).openWriter()) {
            file.writeTo(writer);
        } catch (FilerException taken) {
            problems.add(
                    MessageId.LlmBenchmarkName,
                    Anchor.of(origin),
                    "There is a class " + name + " already, and " + origin.getQualifiedName()
                            + " needs that name for its generated class. Rename one of them.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
