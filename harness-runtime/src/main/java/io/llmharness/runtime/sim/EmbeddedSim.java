package io.llmharness.runtime.sim;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A simulated engine in a JVM of its own, so that neither side's pauses are the other's. Has this JVM's class path. Ends with
 * {@link #close}, and also when this JVM dies, because its standard input then ends.
 */
public final class EmbeddedSim implements AutoCloseable {
    private static final long START_SECONDS = 30;
    private static final long STOP_SECONDS = 10;

    private final Process process;
    private final BufferedReader output;
    private final Path arguments;
    private final int port;
    private Optional<SimSummary> summary = Optional.empty();

    private EmbeddedSim(Process process, BufferedReader output, Path arguments, int port) {
        this.process = process;
        this.output = output;
        this.arguments = arguments;
        this.port = port;
    }

    /**
     * Starts the process and returns when it listens, on a free port.
     *
     * @param ids one or more dialects
     * @throws IOException when it cannot be started; the message has what it said on its standard error
     */
    public static EmbeddedSim start(SimOptions options, List<String> ids) throws IOException {
        Path arguments = Files.createTempFile("llm-harness-sim", ".args");
        Path errors = Files.createTempFile("llm-harness-sim", ".err");
        Process process = null;
        try {
            Files.writeString(arguments, SimCommand.argumentFile(System.getProperty("java.class.path")));
            process = new ProcessBuilder(SimCommand.of(options, ids, arguments))
                    .redirectError(errors.toFile())
                    .start();
            BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
            String said = firstLine(output);
            if (!said.startsWith(SimProcess.LISTENING)) {
                await(process);
                throw new IOException("the simulated engine did not start: " + said + Files.readString(errors));
            }
            int port = Integer.parseInt(said.substring(SimProcess.LISTENING.length()));
            return new EmbeddedSim(process, output, arguments, port);
        } catch (IOException | RuntimeException e) {
            if (process != null) {
                process.destroyForcibly();
            }
            Files.deleteIfExists(arguments);
            throw e;
        } finally {
            Files.deleteIfExists(errors); // where a name can go while it is open, the process keeps what it writes to
        }
    }

    /** The port it listens on. */
    public int port() {
        return port;
    }

    /** Its address, {@code http://127.0.0.1:PORT}. */
    public String url() {
        return "http://127.0.0.1:" + port;
    }

    /** Whether the process runs. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** The id of its process. */
    public long pid() {
        return process.pid();
    }

    /** What it counted in its life; there after {@link #close}, unless it was killed. */
    public Optional<SimSummary> summary() {
        return summary;
    }

    /** Ends the process and waits until it is gone; a second call does nothing. */
    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            List<String> lines = output.lines().toList();
            summary = lines.isEmpty() ? summary : Optional.of(SimSummary.parse(lines));
            output.close();
        } catch (IOException | UncheckedIOException e) {
            // it is gone already, or was closed before: there is nothing more to be read
        } finally {
            await(process);
            delete(arguments);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            file.toFile().deleteOnExit();
        }
    }

    private static void await(Process process) {
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static String firstLine(BufferedReader output) throws IOException {
        CompletableFuture<String> line = CompletableFuture.supplyAsync(() -> {
            try {
                String read = output.readLine();
                return read == null ? "" : read;
            } catch (IOException e) {
                return e + " ";
            }
        });
        try {
            return line.get(START_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new IOException("the simulated engine said nothing for " + START_SECONDS + " s", e);
        } catch (ExecutionException e) {
            throw new IOException("the simulated engine did not start", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the simulated engine was starting", e);
        }
    }
}
