package io.llmharness.runtime.selfcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessorWaitTest {
    @TempDir
    private Path tasks;

    @Test
    void theLoopThatWaitedMostIsTold() throws IOException {
        task("1", "main", 0);
        task("2", "loop-2-1", 1000);
        task("3", "loop-2-2", 2000);
        ProcessorWait wait = ProcessorWait.begin(tasks, 0).orElseThrow();
        task("1", "main", 900_000);
        task("2", "loop-2-1", 1000 + 100);
        task("3", "loop-2-2", 2000 + 300);
        task("4", "loop-2-3", 5000);
        assertThat(wait.share(1000))
                .as("a thread that has come since has no begin")
                .contains(0.3);
    }

    @Test
    void whereTheSystemDoesNotTellThereIsNone() throws IOException {
        assertThat(ProcessorWait.begin(tasks.resolve("none"), 0)).isEmpty();
        task("1", "main", 0);
        assertThat(ProcessorWait.begin(tasks, 0)).isEmpty();
    }

    private void task(String id, String name, long waited) throws IOException {
        Path task = Files.createDirectories(tasks.resolve(id));
        Files.writeString(task.resolve("comm"), name + "\n");
        Files.writeString(task.resolve("schedstat"), "123456 " + waited + " 78\n");
    }
}
