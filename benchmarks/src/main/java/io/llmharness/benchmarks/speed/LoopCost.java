package io.llmharness.benchmarks.speed;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** CPU time and allocation of this JVM's event loops, whose threads are called {@code loop…}, since it was made. */
final class LoopCost {
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final long[] ids = Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
            .filter(t -> t != null && t.getThreadName().startsWith("loop"))
            .mapToLong(ThreadInfo::getThreadId)
            .toArray();
    private final long cpuBefore = cpu();
    private final long bytesBefore = bytes();

    long cpuNanos() {
        return cpu() - cpuBefore;
    }

    long allocatedBytes() {
        return bytes() - bytesBefore;
    }

    private long cpu() {
        return Arrays.stream(ids).map(threads::getThreadCpuTime).sum();
    }

    private long bytes() {
        return Arrays.stream(threads.getThreadAllocatedBytes(ids)).sum();
    }

    /** Most memory that this process has had resident, in KiB; −1 where the system does not tell. */
    static long peakResidentKib() {
        try {
            return Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(-1);
        } catch (IOException e) {
            return -1;
        }
    }
}
