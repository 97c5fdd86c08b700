package io.llmharness.runtime.exec;

import com.sun.management.OperatingSystemMXBean;
import io.llmharness.runtime.result.ClientHealth;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;

/** Reads, once a second, how the client's own JVM does. Used by the fork's main thread alone. */
final class ClientGauge {
    private final List<GarbageCollectorMXBean> collectors = ManagementFactory.getGarbageCollectorMXBeans();
    private final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private long collections = collections();
    private long collectionMillis = collectionMillis();
    private long cpuNanos = system.getProcessCpuTime();
    private long at = System.nanoTime();

    /** What happened since the last call. */
    ClientHealth read() {
        long nowCollections = collections();
        long nowMillis = collectionMillis();
        long nowCpu = system.getProcessCpuTime();
        long now = System.nanoTime();
        long pauses = nowCollections - collections;
        long millis = nowMillis - collectionMillis;
        double cpu = (double) (nowCpu - cpuNanos)
                / Math.max(1, now - at)
                / Runtime.getRuntime().availableProcessors();
        collections = nowCollections;
        collectionMillis = nowMillis;
        cpuNanos = nowCpu;
        at = now;
        return new ClientHealth(pauses, millis, millis, Math.min(1, Math.max(0, cpu)), system.getCpuLoad());
    }

    private long collections() {
        return collectors.stream()
                .mapToLong(c -> Math.max(0, c.getCollectionCount()))
                .sum();
    }

    private long collectionMillis() {
        return collectors.stream()
                .mapToLong(c -> Math.max(0, c.getCollectionTime()))
                .sum();
    }
}
