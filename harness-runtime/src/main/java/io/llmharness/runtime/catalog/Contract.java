package io.llmharness.runtime.catalog;

import io.llmharness.runtime.text.UsageException;
import java.net.URL;
import java.security.CodeSource;

/** Holds a generated scenario to the version of the contract that this runtime speaks. */
final class Contract {
    private Contract() {}

    /** Refuses a scenario that was generated for another version. */
    static void check(GeneratedScenario<?> scenario) {
        int version = versionOf(scenario);
        if (version != GeneratedScenario.VERSION) {
            throw new UsageException(
                    scenario.getClass().getName() + " (in " + origin(scenario) + ") was generated for version "
                            + (version < 0 ? "unknown" : Integer.toString(version))
                            + " of the scenario contract, but this runtime (in "
                            + originOf(GeneratedScenario.class) + ") speaks version " + GeneratedScenario.VERSION
                            + ": compile and run with one version of llm-harness.");
        }
    }

    private static int versionOf(GeneratedScenario<?> scenario) {
        try {
            return scenario.version();
        } catch (LinkageError e) {
            return -1;
        }
    }

    /** The jar or folder that a scenario came from. */
    static String origin(GeneratedScenario<?> scenario) {
        return originOf(scenario.getClass());
    }

    private static String originOf(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        URL location = source == null ? null : source.getLocation();
        return location == null ? "an unknown place" : shortened(location.getPath());
    }

    private static String shortened(String path) {
        String bare = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return bare.endsWith(".jar") ? bare.substring(bare.lastIndexOf('/') + 1) : bare;
    }
}
