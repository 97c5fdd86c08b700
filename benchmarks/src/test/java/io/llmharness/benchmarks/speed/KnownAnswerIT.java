package io.llmharness.benchmarks.speed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.llmharness.runtime.sim.EmbeddedSim;
import io.llmharness.runtime.sim.GroundTruth;
import io.llmharness.runtime.sim.Outcome;
import io.llmharness.runtime.sim.SimOptions;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The simulated engine is told what to do and writes down what it did; the report of a real run, with a real fork, must say the same.
 * Counts are equal. Times are equal within a millisecond, or within what a bare reader on this machine is off by at the same moment.
 */
class KnownAnswerIT {
    private static final String TIMES = "ttft=200ms,itl=20ms";
    private static final int USERS = 20;
    private static final int ATTEMPTS = 3;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"vllm", "ollama"})
    void theReportSaysWhatTheEngineDid(String engine) throws Exception {
        List<String> disagreements = new ArrayList<>();
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            Path log = folder.resolve("truth" + attempt);
            JsonNode trial = run(engine, TIMES + ",errors=0.05:500,truth=" + log, "-t", "" + USERS, "-n", "400");
            Truth truth = Truth.of(log);

            countsAgree(trial, truth);
            assertThat(trial.at("/metrics/ttft/p50").asDouble()).isGreaterThanOrEqualTo(200);
            double floor = floor();
            List<String> now = new ArrayList<>();
            now.addAll(timesDisagree(trial, "ttft", truth.ttft, floor));
            now.addAll(timesDisagree(trial, "icl", truth.gaps, floor));
            if (now.isEmpty()) {
                return;
            }
            disagreements.addAll(now);
        }
        assertThat(disagreements)
                .as("an error of ours shows in every attempt, a stall of the machine does not")
                .isEmpty();
    }

    private static void countsAgree(JsonNode trial, Truth truth) {
        assertThat(trial.at("/requests/offered").asLong()).isEqualTo(400);
        assertThat(trial.at("/requests/succeeded").asLong()).isEqualTo(truth.succeeded);
        assertThat(trial.at("/errors/server-error").asLong())
                .isEqualTo(truth.failed)
                .isEqualTo(20);
        assertThat(trial.at("/tokens/output").asLong()).isEqualTo(truth.tokens);
        assertThat(trial.at("/tokens/events").asLong()).isEqualTo(truth.events);
        assertThat(trial.at("/metrics/icl/count").asLong()).isEqualTo(truth.gaps.getTotalCount());
    }

    @Test
    void tokensOfALargerChunkAreCountedAndShareItsGap() throws Exception {
        Path log = folder.resolve("truth");
        JsonNode trial = run("vllm", TIMES + ",chunk=4,truth=" + log, "-t", "4", "-n", "40");
        Truth truth = Truth.of(log);

        assertThat(trial.at("/tokens/output").asLong()).isEqualTo(truth.tokens);
        assertThat(trial.at("/tokens/events").asLong()).isEqualTo(truth.events).isLessThan(truth.tokens / 2);
        assertThat(trial.at("/metrics/itl/count").asLong()).isEqualTo(truth.tokens - 40);
        assertThat(trial.at("/metrics/itl/p50").asDouble()).isBetween(18.0, 22.0);
        assertThat(trial.at("/metrics/icl/p50").asDouble()).isBetween(76.0, 84.0);
        assertThat(trial.at("/metrics/tpot/p50").asDouble()).isBetween(18.0, 22.0);
    }

    @Test
    void charactersThatAreSplitOverTokensAreNotLost() throws Exception {
        Path log = folder.resolve("truth");
        JsonNode trial = run("vllm", "ttft=20ms,itl=2ms,utf8=true,truth=" + log, "-t", "4", "-n", "40");
        Truth truth = Truth.of(log);

        assertThat(trial.at("/requests/succeeded").asLong()).isEqualTo(40);
        assertThat(trial.at("/tokens/output").asLong()).isEqualTo(truth.tokens);
        assertThat(trial.at("/tokens/events").asLong()).isLessThan(truth.tokens);
    }

    private JsonNode run(String engine, String sim, String... options) throws IOException, InterruptedException {
        Path result = folder.resolve("result.json");
        List<String> command = new ArrayList<>(List.of(
                Children.java(),
                "-jar",
                System.getProperty("benchmarks.jar"),
                "Quickstart",
                "-engine",
                engine,
                "-sim",
                sim));
        command.addAll(List.of("-wi", "0", "-i", "1", "-certificate", "off", "-rf", "json", "-rff", result.toString()));
        command.addAll(List.of(options));
        File output = folder.resolve("output").toFile();
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output)
                .start();
        // 4: on a busy machine the run says that its times are in doubt; what is compared here is not its own verdict
        assertThat(process.waitFor()).as(() -> read(output)).isIn(0, 4);
        return new ObjectMapper().readTree(result.toFile()).at("/trials/0");
    }

    private static String read(File file) {
        try {
            return Files.readString(file.toPath());
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** How far, in milliseconds, a reader that does nothing but take the time is from the same engine's truth. */
    private double floor() throws Exception {
        Path log = folder.resolve("floor");
        Figures seen;
        try (EmbeddedSim sim = EmbeddedSim.start(SimOptions.parse(TIMES + ",truth=" + log), List.of("vllm"))) {
            seen = BareReader.run(new Load(sim.port(), USERS, 0, 32, 2, 4, "nio"), true);
        }
        Truth truth = Truth.of(log);
        double ttft = Math.abs(seen.get("ttftP99") - truth.ttft.getValueAtPercentile(99)) / 1e6;
        double gaps = Math.abs(seen.get("iclP99") - truth.gaps.getValueAtPercentile(99)) / 1e6;
        return Math.max(ttft, gaps);
    }

    private static List<String> timesDisagree(JsonNode trial, String metric, Histogram truth, double floor) {
        List<String> wrong = new ArrayList<>();
        for (int percentile : new int[] {50, 99}) {
            JsonNode figure = trial.at("/metrics/" + metric + "/p" + percentile);
            if (figure.isMissingNode()) {
                assertThat(truth.getTotalCount() * (1 - percentile / 100.0))
                        .as("samples beyond the percentile, which is left out below 5")
                        .isLessThan(5);
                continue;
            }
            double error = Math.abs(figure.asDouble() - truth.getValueAtPercentile(percentile) / 1e6);
            if (error > Math.max(1, floor)) {
                wrong.add("%s p%d is off by %.3f ms; a bare reader is by %.3f"
                        .formatted(metric, percentile, error, floor));
            }
        }
        return wrong;
    }

    /** What the engine wrote down, as figures. */
    private static final class Truth {
        final Histogram ttft = new Histogram(3);
        final Histogram gaps = new Histogram(3);
        long succeeded;
        long failed;
        long tokens;
        long events;

        static Truth of(Path log) throws IOException {
            Truth truth = new Truth();
            for (GroundTruth.Request request : GroundTruth.read(log).requests()) {
                if (request.outcome() != Outcome.DONE) {
                    truth.failed++;
                    continue;
                }
                truth.succeeded++;
                truth.tokens += request.completionTokens();
                truth.events += request.eventNanos().length;
                request.ttftNanos().ifPresent(truth.ttft::recordValue);
                for (long gap : request.gapNanos()) {
                    truth.gaps.recordValue(gap);
                }
            }
            return truth;
        }
    }
}
