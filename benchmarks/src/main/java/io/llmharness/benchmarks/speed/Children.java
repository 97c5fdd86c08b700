package io.llmharness.benchmarks.speed;

import io.llmharness.runtime.fork.LocalForkLauncher;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs clients as child processes, each a fresh JVM with the arguments of a fork. */
final class Children {
    private Children() {}

    static Figures run(String client, Load load) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(java());
        command.addAll(LocalForkLauncher.defaultJvmArgs());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), SpeedChild.class.getName()));
        command.addAll(List.of(client, load.toString()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        Figures figures = null;
        StringBuilder other = new StringBuilder();
        try (BufferedReader reader = process.inputReader()) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (Figures.isLine(line)) {
                    figures = Figures.parse(line);
                } else {
                    other.append(line).append('\n');
                }
            }
        }
        int exit = process.waitFor();
        if (figures == null || exit != 0) {
            throw new IOException("the client " + client + " ended with exit code " + exit + ":\n" + other);
        }
        return figures;
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
