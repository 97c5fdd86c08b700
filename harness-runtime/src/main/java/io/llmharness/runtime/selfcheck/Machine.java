package io.llmharness.runtime.selfcheck;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What tells this machine and its JVM from others; found out in no time. */
final class Machine {
    private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");

    private Machine() {}

    static String jvm() {
        return System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version");
    }

    static String name() {
        return System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                + System.getProperty("os.arch") + ", " + Runtime.getRuntime().availableProcessors() + " processors";
    }

    /** Where the system says so, another one after each start of the machine; else empty. */
    static String boot() {
        try {
            return Files.exists(BOOT) ? Files.readString(BOOT).strip() : "";
        } catch (IOException e) {
            return "";
        }
    }
}
