package io.llmharness.runtime.exec;

import com.sun.management.OperatingSystemMXBean;
import io.llmharness.runtime.result.ClientHealth;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;

/**
 * How the client's own JVM does over an iteration. Asked once a second, so that a long collection stands out from short ones. Used by the
 * fork's main thread alone.
 */
final class ClientGauge {
    private final List<GarbageCollectorMXBean> collectors = ManagementFactory.getGarbageCollectorMXBeans();
    private final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private long secondCollections;
    private long secondMillis;
    private long longestMillis;
    private double hostLoad;
    private int hostReadings;

    private long startCollections;
    private long startMillis;
    private long startCpuNanos;
    private long startNanos;

    ClientGauge() {
        begin();
    }

    /** An iteration begins. */
    void begin() {
        secondCollections = startCollections = collections();
        secondMillis = startMillis = collectionMillis();
        startCpuNanos = system.getProcessCpuTime();
        startNanos = System.nanoTime();
        longestMillis = 0;
        hostLoad = 0;
        hostReadings = 0;
    }

    /** A second of the iteration went by. */
    void second() {
        long collections = collections();
        long millis = collectionMillis();
        if (collections > secondCollections) {
            longestMillis = Math.max(longestMillis, (millis - secondMillis) / (collections - secondCollections));
        }
        secondCollections = collections;
        secondMillis = millis;
        double load = system.getCpuLoad();
        if (load >= 0) {
            hostLoad += load;
            hostReadings++;
        }
    }

    /** The iteration is over: what happened since {@link #begin}. */
    ClientHealth end() {
        second();
        double cpu = (double) (system.getProcessCpuTime() - startCpuNanos)
                / Math.max(1, System.nanoTime() - startNanos)
                / Runtime.getRuntime().availableProcessors();
        return new ClientHealth(
                collections() - startCollections,
                collectionMillis() - startMillis,
                longestMillis,
                Math.min(1, Math.max(0, cpu)),
                hostReadings == 0 ? -1 : hostLoad / hostReadings);
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
