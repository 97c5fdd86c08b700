package io.llmharness.benchmarks.speed;

import io.llmharness.runtime.sim.GroundTruth;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The time from {@code java -jar benchmarks.jar Quickstart} to the arrival of its first request at the simulated engine. */
final class Startup {
    /** One second of load after a cold start is short, and on a busy machine is judged so: it is not what is measured here. */
    private static final int FIGURES_NOT_TO_BE_TRUSTED = 4;

    private Startup() {}

    static double seconds() throws Exception {
        Path log = Files.createTempFile("llm-harness-startup", ".truth");
        try {
            long start = System.nanoTime();
            int exit = new ProcessBuilder(
                            Children.java(),
                            "-jar",
                            System.getProperty("java.class.path"),
                            "Quickstart",
                            "-engine",
                            "vllm",
                            "-sim",
                            "truth=" + log,
                            "-wi",
                            "0",
                            "-i",
                            "1",
                            "-r",
                            "1",
                            "-rff",
                            log + ".json")
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start()
                    .waitFor();
            if (exit != 0 && exit != FIGURES_NOT_TO_BE_TRUSTED) {
                throw new IOException("Quickstart ended with exit code " + exit);
            }
            List<GroundTruth.Request> requests = GroundTruth.read(log).requests();
            long first = requests.stream()
                    .mapToLong(GroundTruth.Request::arrivalNanos)
                    .min()
                    .orElseThrow();
            return (first - start) / 1e9;
        } finally {
            Files.deleteIfExists(log);
            Files.deleteIfExists(Path.of(log + ".json"));
        }
    }
}
