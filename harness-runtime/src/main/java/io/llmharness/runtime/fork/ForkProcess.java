package io.llmharness.runtime.fork;

import io.llmharness.runtime.catalog.RunModel.Forks;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A fork's process and the socket that it will call: started, not yet told what to do. */
final class ForkProcess implements AutoCloseable {
    private static final int CONNECT_MILLIS = 60_000;
    private static final int EXIT_SECONDS = 10;
    private static final int SAID = 3;

    private final Forks forks;
    private final ServerSocket server;
    private final Path argFile;
    private final String token;
    private final Process process;
    private final ForkOutput out;
    private final ForkOutput err;
    private boolean orderly;

    private ForkProcess(
            Forks forks, ServerSocket server, Path argFile, String token, Process process, Consumer<String> lines) {
        this.forks = forks;
        this.server = server;
        this.argFile = argFile;
        this.token = token;
        this.process = process;
        this.out = new ForkOutput(process.getInputStream(), "fork-out", lines);
        this.err = new ForkOutput(process.getErrorStream(), "fork-err", lines);
    }

    /** Starts the process. The token goes over its standard input, where no process listing shows it. */
    static ForkProcess start(Forks forks, String classPath, Map<String, String> environment, Consumer<String> lines)
            throws IOException {
        String token = freshToken();
        Path argFile = argFile(classPath);
        ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        try {
            String java =
                    Path.of(System.getProperty("java.home"), "bin", "java").toString();
            List<String> command =
                    JvmCommand.of(forks, java, argFile.toString(), ForkedMain.class.getName(), server.getLocalPort());
            ProcessBuilder builder = new ProcessBuilder(command);
            builder.environment().putAll(environment);
            ForkProcess fork = new ForkProcess(forks, server, argFile, token, builder.start(), lines);
            fork.tell(token);
            return fork;
        } catch (IOException e) {
            server.close();
            Files.deleteIfExists(argFile);
            throw e;
        }
    }

    /** Whether it was started with these arguments. */
    boolean isFor(Forks wanted) {
        return forks.equals(wanted);
    }

    String token() {
        return token;
    }

    long pid() {
        return process.pid();
    }

    /** Waits for its call; empty when it ended before it called. */
    Optional<Socket> accept() throws IOException {
        server.setSoTimeout(100);
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(CONNECT_MILLIS);
        while (process.isAlive() && System.nanoTime() < deadline) {
            try {
                return Optional.of(server.accept());
            } catch (SocketTimeoutException e) {
                // look again whether it lives
            }
        }
        return Optional.empty();
    }

    /** It said that it was done, and gets time to end by itself. */
    void saidBye() {
        orderly = true;
    }

    /** What is to be said of a fork that ended without a word; asked after {@link #close}. */
    String lastWords() {
        // a JVM says on standard output that it ends for want of memory; a scenario may have said much there before
        String tail = Stream.concat(err.tail().stream(), last(SAID, out.tail()).stream())
                .collect(Collectors.joining("\n"));
        return "the fork (pid " + process.pid() + ") ended with exit code " + process.exitValue()
                + " before it was done" + (tail.isEmpty() ? "" : "; its last words:\n" + tail);
    }

    /** Waits for its end, and makes an end of it when it does not come. */
    @Override
    public void close() throws IOException {
        try {
            if (!process.waitFor(orderly ? EXIT_SECONDS : 2, TimeUnit.SECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        } finally {
            server.close();
            Files.deleteIfExists(argFile);
        }
        out.tail();
    }

    /** Ends a process that nobody needs. */
    void discard() throws IOException {
        process.destroyForcibly();
        close();
    }

    private static List<String> last(int count, List<String> lines) {
        return lines.subList(Math.max(0, lines.size() - count), lines.size());
    }

    private void kill() throws InterruptedException {
        process.destroyForcibly().waitFor(EXIT_SECONDS, TimeUnit.SECONDS);
    }

    private void tell(String word) throws IOException {
        try (OutputStream in = process.getOutputStream()) {
            in.write((word + "\n").getBytes(StandardCharsets.US_ASCII));
        }
    }

    private static Path argFile(String classPath) throws IOException {
        Path file = Files.createTempFile("llm-harness-fork", ".args");
        String quoted = classPath.replace("\\", "\\\\").replace("\"", "\\\"");
        Files.writeString(file, "-cp \"" + quoted + "\"\n");
        return file;
    }

    private static String freshToken() {
        byte[] bytes = new byte[16];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
