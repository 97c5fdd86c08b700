package io.llmharness.runtime.selfcheck;

import io.llmharness.runtime.catalog.RunModel.Forks;
import io.llmharness.runtime.plan.Defaults;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The client under test as a process: started, told what to do stage by stage, and ended with {@link #close}. */
final class ClientProcess implements AutoCloseable {
    private static final int STOP_SECONDS = 5;
    private static final int LAST_WORDS = 5;

    private final Process process;
    private final BufferedWriter in;
    private final BufferedReader out;
    private final Safepoints safepoints;

    private ClientProcess(Process process, Safepoints safepoints) {
        this.process = process;
        this.in = process.outputWriter(StandardCharsets.UTF_8);
        this.out = process.inputReader(StandardCharsets.UTF_8);
        this.safepoints = safepoints;
    }

    /** Starts it; its files go to this folder. */
    static ClientProcess start(Forks forks, Path folder) throws IOException {
        Path arguments = folder.resolve("client.args");
        String classPath = System.getProperty("java.class.path");
        Files.writeString(arguments, "-cp \"" + classPath.replace("\\", "\\\\").replace("\"", "\\\"") + "\"\n");
        Safepoints safepoints = new Safepoints(folder.resolve("safepoints.log"));
        List<String> command = new ArrayList<>();
        command.add(
                forks.jvm().isEmpty()
                        ? Path.of(System.getProperty("java.home"), "bin", "java")
                                .toString()
                        : forks.jvm());
        command.addAll(forks.prepend());
        command.addAll(forks.jvmArgs().isEmpty() ? Defaults.JVM_ARGS : forks.jvmArgs());
        command.addAll(forks.append());
        if (forks.jvm().isEmpty()) {
            command.addAll(safepoints.jvmArgs());
        }
        command.add("@" + arguments);
        command.add(ClientMain.class.getName());
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return new ClientProcess(process, safepoints);
    }

    /** Has it do something and waits for what it saw. */
    Observed run(Stage stage) throws IOException {
        in.write(Wire.text(stage));
        in.newLine();
        in.flush();
        List<String> other = new ArrayList<>();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith(ClientMain.ANSWER)) {
                return Wire.observed(line.substring(ClientMain.ANSWER.length()));
            }
            other.add(line);
        }
        throw new IOException("the client under test ended before it was done"
                + (other.isEmpty()
                        ? ""
                        : "; it said:\n" + String.join("\n", other.subList(0, Math.min(LAST_WORDS, other.size())))));
    }

    /** Its safepoints. */
    Safepoints safepoints() {
        return safepoints;
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            // it is gone already
        }
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** Ends it at once, from any thread; who waits for an answer is told. */
    void kill() {
        process.destroyForcibly();
    }
}
