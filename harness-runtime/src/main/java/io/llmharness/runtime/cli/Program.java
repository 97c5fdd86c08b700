package io.llmharness.runtime.cli;

import java.nio.file.Files;
import java.nio.file.Path;

/** How this program was started, for texts that say what to type. */
final class Program {
    private static final String USUAL = "benchmarks.jar";

    private Program() {}

    /** {@code java -jar} and the jar, with the path that was typed where there was one. */
    static String command() {
        String typed = System.getProperty("sun.java.command", "").split(" ")[0];
        boolean jar = typed.endsWith(USUAL) && Files.exists(Path.of(typed));
        return "java -jar " + (jar ? typed : USUAL);
    }
}
