package io.llmharness.runtime.selfcheck;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How long this process's event loops were ready to run and had no processor, because others had it: what Linux counts for each thread
 * in {@code schedstat}. Other systems do not tell.
 */
final class ProcessorWait {
    private static final String LOOPS = "loop";

    private final Path tasks;
    private final Map<Path, Long> before;
    private final long begin;

    private ProcessorWait(Path tasks, long begin) throws IOException {
        this.tasks = tasks;
        this.begin = begin;
        this.before = waited();
    }

    /** Begins to count; empty where the system does not tell. */
    static Optional<ProcessorWait> begin() {
        return begin(Path.of("/proc/self/task"), System.nanoTime());
    }

    static Optional<ProcessorWait> begin(Path tasks, long now) {
        try {
            ProcessorWait wait = new ProcessorWait(tasks, now);
            return wait.before.isEmpty() ? Optional.empty() : Optional.of(wait);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Share of the time since the begin that the loop which waited most was waiting, 0 to 1; empty where that cannot be told. */
    Optional<Double> share(long now) {
        try {
            long most = 0;
            for (Map.Entry<Path, Long> task : waited().entrySet()) {
                most = Math.max(most, task.getValue() - before.getOrDefault(task.getKey(), task.getValue()));
            }
            return now > begin ? Optional.of(Math.min(1, (double) most / (now - begin))) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Nanoseconds by thread: the second of the numbers in its {@code schedstat}. */
    private Map<Path, Long> waited() throws IOException {
        Map<Path, Long> waited = new HashMap<>();
        if (!Files.isDirectory(tasks)) {
            return waited;
        }
        List<Path> all;
        try (Stream<Path> files = Files.list(tasks)) {
            all = files.toList();
        }
        for (Path task : all) {
            try {
                if (Files.readString(task.resolve("comm")).startsWith(LOOPS)) {
                    String[] numbers =
                            Files.readString(task.resolve("schedstat")).strip().split(" ");
                    waited.put(task, Long.parseLong(numbers[1]));
                }
            } catch (IOException | RuntimeException e) {
                // the thread has just ended, or the kernel does not count
            }
        }
        return waited;
    }
}
