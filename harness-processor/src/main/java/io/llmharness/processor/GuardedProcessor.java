package io.llmharness.processor;

import io.llmharness.processor.problem.MessageId;
import io.llmharness.processor.problem.Problems;
import io.llmharness.processor.problem.SourceTrees;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic.Kind;

/**
 * A processor whose failures are messages. An exception that reaches javac ends the compile with a trace of javac's own insides,
 * and hides every other message.
 */
abstract class GuardedProcessor extends AbstractProcessor {
    /** Compiler option {@code -Allmharness.verbose=true}: tells what was found and written. */
    static final String VERBOSE = "llmharness.verbose";

    /** The processor's share of a round. */
    abstract void round(RoundEnvironment round, Problems problems);

    @Override
    public final boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        Problems problems = new Problems();
        try {
            round(round, problems);
        } catch (RuntimeException | LinkageError | StackOverflowError failure) {
            processingEnv
                    .getMessager()
                    .printMessage(Kind.ERROR, Failure.sentence(failure) + " [" + MessageId.LlmInternal + "]");
        }
        problems.print(processingEnv.getMessager(), SourceTrees.of(processingEnv));
        return false;
    }

    @Override
    public final SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public final Set<String> getSupportedOptions() {
        return Set.of(VERBOSE);
    }

    /** A note for those who asked for notes. */
    final void note(String sentence) {
        if ("true".equals(processingEnv.getOptions().get(VERBOSE))) {
            processingEnv.getMessager().printMessage(Kind.NOTE, "llm-harness: " + sentence);
        }
    }
}
