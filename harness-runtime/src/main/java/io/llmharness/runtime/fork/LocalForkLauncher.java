package io.llmharness.runtime.fork;

import io.llmharness.runtime.link.Frame;
import io.llmharness.runtime.link.Link;
import io.llmharness.runtime.plan.TrialPlan;
import io.llmharness.runtime.result.ForkResult;
import io.llmharness.runtime.result.RunListener;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
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
import org.jspecify.annotations.Nullable;

/** Starts each fork as a fresh JVM on this machine and follows it over a loopback link. */
public final class LocalForkLauncher implements ForkLauncher {
    private static final int CONNECT_MILLIS = 60_000;
    private static final int EXIT_SECONDS = 10;

    private final String classPath;
    private final Map<String, String> environment;
    private volatile @Nullable Link current;

    /**
     * A launcher.
     *
     * @param classPath class path of the forks
     * @param environment variables set in the forks beside those of this process
     */
    public LocalForkLauncher(String classPath, Map<String, String> environment) {
        this.classPath = classPath;
        this.environment = Map.copyOf(environment);
    }

    /** What a fork's JVM runs with unless a scenario says otherwise. */
    public static List<String> defaultJvmArgs() {
        return JvmCommand.DEFAULT_ARGS;
    }

    @Override
    public ForkResult run(TrialPlan plan, int index, RunListener listener) {
        ForkFollower follower = new ForkFollower(plan, listener);
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return follow(plan, index, listener, server, follower);
        } catch (IOException e) {
            return new ForkResult(
                    index, 0, follower.iterations(), Optional.of("the fork could not be started: " + e.getMessage()));
        }
    }

    @Override
    public void interrupt() {
        Link link = current;
        if (link != null) {
            try {
                link.send(new Frame.Stop());
            } catch (IOException e) {
                // the fork is gone, which is what was wanted
            }
        }
    }

    private ForkResult follow(
            TrialPlan plan, int index, RunListener listener, ServerSocket server, ForkFollower follower)
            throws IOException {
        String token = token();
        Path argFile = argFile();
        Process process = start(plan, argFile, server.getLocalPort());
        ForkOutput out = new ForkOutput(process.getInputStream(), "fork-out", listener::line);
        ForkOutput err = new ForkOutput(process.getErrorStream(), "fork-err", listener::line);
        Optional<String> failure;
        try {
            tell(process, token);
            failure = converse(plan, server, process, token, follower);
        } finally {
            current = null;
            end(process, follower.ended());
            Files.deleteIfExists(argFile);
        }
        out.tail();
        return new ForkResult(
                index,
                process.pid(),
                follower.iterations(),
                failure.or(follower::failure).or(() -> crash(process, follower, err)));
    }

    private Process start(TrialPlan plan, Path argFile, int port) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = JvmCommand.of(plan.forks(), java, argFile.toString(), ForkedMain.class.getName(), port);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        return builder.start();
    }

    private Path argFile() throws IOException {
        Path file = Files.createTempFile("llm-harness-fork", ".args");
        String quoted = classPath.replace("\\", "\\\\").replace("\"", "\\\"");
        Files.writeString(file, "-cp \"" + quoted + "\"\n");
        return file;
    }

    private static void tell(Process process, String token) throws IOException {
        try (OutputStream in = process.getOutputStream()) {
            in.write((token + "\n").getBytes(StandardCharsets.US_ASCII));
        }
    }

    /** Follows the fork to its end; gives what was wrong with the link, if anything. */
    private Optional<String> converse(
            TrialPlan plan, ServerSocket server, Process process, String token, ForkFollower follower)
            throws IOException {
        Optional<Socket> socket = accept(server, process);
        if (socket.isEmpty()) {
            return Optional.empty(); // it ended before it called; its exit code tells
        }
        try (Link link = new Link(socket.get())) {
            Optional<String> refusal = greet(link, plan, token);
            if (refusal.isPresent()) {
                return refusal;
            }
            current = link;
            while (!follower.ended()) {
                follower.accept(link.receive());
            }
        } catch (EOFException | SocketException e) {
            return Optional.empty(); // it died; its exit code tells
        }
        return Optional.empty();
    }

    private static Optional<String> greet(Link link, TrialPlan plan, String token) throws IOException {
        if (!(link.receive() instanceof Frame.Hello hello) || !hello.token().equals(token)) {
            return Optional.of("something that is not the fork called on the fork's port");
        }
        String version = ForkedMain.version();
        if (hello.protocol() != Link.PROTOCOL || !hello.version().equals(version)) {
            String reason = "the fork runs llm-harness " + hello.version() + " (link protocol " + hello.protocol()
                    + "), but this is " + version + " (" + Link.PROTOCOL
                    + "): two versions are on the class path";
            link.send(new Frame.Refused(reason));
            return Optional.of(reason);
        }
        link.send(new Frame.Plan(plan));
        return Optional.empty();
    }

    private static Optional<Socket> accept(ServerSocket server, Process process) throws IOException {
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

    private static void end(Process process, boolean orderly) {
        try {
            if (!process.waitFor(orderly ? EXIT_SECONDS : 2, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor(EXIT_SECONDS, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static Optional<String> crash(Process process, ForkFollower follower, ForkOutput err) {
        if (follower.ended()) {
            return Optional.empty();
        }
        String tail = String.join("\n", err.tail());
        return Optional.of("the fork (pid " + process.pid() + ") ended with exit code " + process.exitValue()
                + " before it was done" + (tail.isEmpty() ? "" : "; its last words:\n" + tail));
    }

    private static String token() {
        byte[] bytes = new byte[16];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
