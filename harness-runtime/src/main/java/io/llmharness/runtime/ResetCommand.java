package io.llmharness.runtime;

import io.llmharness.runtime.text.RunFailure;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A command of the user's that resets an engine. Runs in the user's shell, with the engine's URL and model in
 * {@code LLM_HARNESS_ENGINE_URL} and {@code LLM_HARNESS_ENGINE_MODEL}; what it prints is shown, and its exit code 0 means done. The
 * command itself is not repeated in what is written: it may hold what nobody else should read.
 */
final class ResetCommand {
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final ProcessBuilder process;

    ResetCommand(String command, String url, String model) {
        boolean windows = System.getProperty("os.name", "").startsWith("Windows");
        process = new ProcessBuilder(windows ? List.of("cmd", "/c", command) : List.of("sh", "-c", command))
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(new File(windows ? "NUL" : "/dev/null")));
        process.environment().put("LLM_HARNESS_ENGINE_URL", url);
        process.environment().put("LLM_HARNESS_ENGINE_MODEL", model);
    }

    /** Runs it. Throws {@link RunFailure} when it does not end with 0 in time. */
    String run(Consumer<String> output) {
        try {
            Process running = process.start();
            Thread reader = new Thread(() -> copy(running, output), "reset-command");
            reader.setDaemon(true);
            reader.start();
            if (!running.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                running.destroyForcibly();
                throw new RunFailure("The reset command did not end within " + PATIENCE.toMinutes() + " minutes.");
            }
            reader.join(TimeUnit.SECONDS.toMillis(1)); // what it started in the background may keep the pipe open
            if (running.exitValue() != 0) {
                throw new RunFailure("The reset command ended with exit code " + running.exitValue() + ".");
            }
            return "ran the user's command";
        } catch (IOException e) {
            throw new RunFailure("The reset command cannot be started: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RunFailure("The reset command was interrupted.", e);
        }
    }

    private static void copy(Process running, Consumer<String> output) {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(running.getInputStream(), StandardCharsets.UTF_8))) {
            lines.lines().forEach(output);
        } catch (IOException | UncheckedIOException e) {
            // it was ended
        }
    }
}
