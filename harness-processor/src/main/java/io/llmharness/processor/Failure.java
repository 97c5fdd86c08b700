package io.llmharness.processor;

import java.util.Arrays;
import java.util.stream.Collectors;

/** What a user is told when the processor itself fails. */
final class Failure {
    private static final int FRAMES_SHOWN = 4;

    private Failure() {}

    static String sentence(Throwable failure) {
        String trace = Arrays.stream(failure.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith("io.llmharness."))
                .limit(FRAMES_SHOWN)
                .map(frame -> frame.getFileName() + ":" + frame.getLineNumber())
                .collect(Collectors.joining(", "));
        return "llm-harness failed here: " + failure + " (" + trace
                + "). Unless the cause is plain from this, such as a full"
                + " disk, it is a bug in llm-harness and not in this source; please report it with this line.";
    }
}
