package io.llmharness.processor;

import io.llmharness.processor.model.ExtensionKind;
import io.llmharness.processor.model.ExtensionModel;
import io.llmharness.processor.model.KnownExtensions;
import io.llmharness.processor.problem.Problems;
import io.llmharness.processor.read.ExtensionReader;
import io.llmharness.processor.validate.ExtensionChecks;
import io.llmharness.processor.write.IndexWriter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.TypeElement;

/** Writes the index classes of the extensions that are compiled, and knows all that scenarios can name. */
final class EngineIndexStep {
    private final Map<ExtensionKind, Pending> pending = new EnumMap<>(ExtensionKind.class);
    private final List<ExtensionModel> compiled = new ArrayList<>();

    /** Handles the extensions of a round; returns those on the class path and those compiled so far. */
    KnownExtensions run(RoundEnvironment round, ProcessingEnvironment environment, Problems problems) {
        ExtensionReader reader = new ExtensionReader(environment.getElementUtils(), environment.getTypeUtils());
        List<ExtensionModel> onClassPath = reader.onClassPath();
        for (ExtensionKind kind : ExtensionKind.values()) {
            TypeElement annotation = environment.getElementUtils().getTypeElement(kind.specAnnotation());
            if (annotation != null) {
                Pending waiting = pending.computeIfAbsent(kind, unused -> new Pending());
                waiting.add(round.getElementsAnnotatedWith(annotation));
                waiting.process(environment, round.processingOver(), problems, type -> {
                    reader.read(kind, type)
                            .ifPresent(extension -> index(extension, onClassPath, type, environment, problems));
                    return true;
                });
            }
        }
        List<ExtensionModel> all = new ArrayList<>(compiled);
        all.addAll(onClassPath);
        return new KnownExtensions(all, reader.simulatorOptions());
    }

    private void index(
            ExtensionModel extension,
            List<ExtensionModel> onClassPath,
            TypeElement type,
            ProcessingEnvironment environment,
            Problems problems) {
        List<ExtensionModel> others = new ArrayList<>(onClassPath);
        others.addAll(compiled);
        others.removeIf(other -> other.type().equals(extension.type()));
        Problems own = new Problems();
        ExtensionChecks.check(extension, others, own);
        problems.addAll(own);
        compiled.add(extension);
        if (!own.hasErrors()) {
            SourceFiles.write(IndexWriter.write(extension), type, environment.getFiler(), problems);
        }
    }
}
