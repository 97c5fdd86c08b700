package io.llmharness.runtime.selfcheck;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmharness.runtime.selfcheck.Safepoints.Sum;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafepointsTest {
    private static final String OF_17 =
            "[0.5s][info][safepoint] Safepoint \"ICBufferFull\", Time since last: 103 ns, Reaching safepoint: 100 ns,"
                    + " At safepoint: 200 ns, Total: 300 ns\n";
    private static final String OF_25 =
            "[0.9s][info][safepoint] Safepoint \"SerialCollectForAllocation\", Time since last: 9 ns, Reaching safepoint:"
                    + "     1 ns, At safepoint:  7 ns, Leaving safepoint: 2 ns, Total:      1000 ns, Threads: 1 runnable\n";

    @TempDir
    private Path folder;

    @Test
    void bothFormsOfLineAreRead() {
        assertThat(Safepoints.sum(OF_17 + "something else\n" + OF_25)).isEqualTo(new Sum(2, 1300, 1000));
    }

    @Test
    void onlyWhatCameSinceTheLastCallCounts() throws Exception {
        Path log = folder.resolve("safepoints.log");
        Safepoints safepoints = new Safepoints(log);
        assertThat(safepoints.since()).isEqualTo(new Sum(0, 0, 0));
        Files.writeString(log, OF_17);
        assertThat(safepoints.since()).isEqualTo(new Sum(1, 300, 300));
        Files.writeString(log, OF_25, StandardOpenOption.APPEND);
        assertThat(safepoints.since()).isEqualTo(new Sum(1, 1000, 1000));
    }
}
