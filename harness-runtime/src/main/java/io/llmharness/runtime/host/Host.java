package io.llmharness.runtime.host;

import io.llmharness.runtime.result.HostFacts;
import java.lang.management.ManagementFactory;
import oshi.SystemInfo;
import oshi.hardware.HardwareAbstractionLayer;

/** Finds out about the machine. What costs seconds of processor time, {@link #facts}, is not to be called while measuring. */
public final class Host {
    private Host() {}

    /** The one-minute load average; negative when the system has none. To be asked before a run, which raises it. */
    public static double loadAverage() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    /** Everything about harness and machine. */
    public static HostFacts facts(double loadAverage, String commandLine) {
        Build build = Build.read();
        HardwareAbstractionLayer hardware = new SystemInfo().getHardware();
        return new HostFacts(
                build.version(),
                build.commit(),
                property("java.vm.name") + " " + property("java.runtime.version"),
                property("os.name") + " " + property("os.version") + " " + property("os.arch"),
                hardware.getProcessor().getProcessorIdentifier().getName().trim(),
                Runtime.getRuntime().availableProcessors(),
                hardware.getMemory().getTotal(),
                loadAverage,
                commandLine);
    }

    /** The same but for what has to be asked of the hardware. */
    public static HostFacts briefly(String commandLine) {
        Build build = Build.read();
        return new HostFacts(
                build.version(),
                build.commit(),
                property("java.vm.name") + " " + property("java.runtime.version"),
                property("os.name") + " " + property("os.version") + " " + property("os.arch"),
                "unknown",
                Runtime.getRuntime().availableProcessors(),
                0,
                loadAverage(),
                commandLine);
    }

    private static String property(String name) {
        return System.getProperty(name, "unknown");
    }
}
