package io.llmharness.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The jar that ships, started as a user starts it. */
public final class BenchmarksJar {
    private static final long PATIENCE_MINUTES = 8;

    private BenchmarksJar() {}

    /**
     * What a run of the jar came to.
     *
     * @param exitCode of the process
     * @param output all that it printed
     */
    public record Outcome(int exitCode, String output) {}

    /** Runs the jar in a folder until it ends. */
    public static Outcome run(Path folder, List<String> words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-jar");
        command.add(System.getProperty("benchmarks.jar"));
        command.addAll(words);
        Path output = Files.createTempFile(folder, "output", ".txt");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        process.getOutputStream().close();
        if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
            throw new AssertionError("no end after " + PATIENCE_MINUTES + " minutes: " + words + "\n" + text(output));
        }
        return new Outcome(process.exitValue(), text(output));
    }

    private static String text(Path output) throws IOException {
        return Files.readString(output, StandardCharsets.UTF_8);
    }
}
