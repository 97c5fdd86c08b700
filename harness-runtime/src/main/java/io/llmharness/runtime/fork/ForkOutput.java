package io.llmharness.runtime.fork;

import io.llmharness.runtime.engine.Secret;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/** Drains an output stream of a fork, passes its lines on, and keeps the last ones for the message that a crash will need. */
final class ForkOutput {
    private static final int TAIL = 20;

    private final Deque<String> tail = new ArrayDeque<>();
    private final Thread thread;

    ForkOutput(InputStream stream, String name, Consumer<String> lines) {
        thread = new Thread(() -> drain(stream, lines), name);
        thread.setDaemon(true);
        thread.start();
    }

    /** The last lines; complete once the fork has ended. */
    List<String> tail() {
        try {
            thread.join(1_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        synchronized (tail) {
            return List.copyOf(tail);
        }
    }

    private void drain(InputStream stream, Consumer<String> lines) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (String read = reader.readLine(); read != null; read = reader.readLine()) {
                String line = Secret.NONE.mask(read);
                synchronized (tail) {
                    tail.addLast(line);
                    if (tail.size() > TAIL) {
                        tail.removeFirst();
                    }
                }
                lines.accept(line);
            }
        } catch (IOException e) {
            lines.accept("(the fork's output broke off: " + e.getMessage() + ")");
        }
    }
}
