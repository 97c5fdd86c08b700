package io.llmharness.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.llmharness.benchmarks.BenchmarksJar.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A search for the capacity of a simulated engine whose capacity is known; windows end by requests, for a busy machine's sake. */
class CapacityIT {
    @TempDir
    private Path folder;

    /** Without a queue a ninth user is refused, again and again, while all eight slots are busy. */
    @Test
    void eightSlotsCarryEightUsers() throws IOException, InterruptedException {
        Outcome outcome = search("ttft=150ms,itl=10ms,slots=8,queue=0", "e2e=1m", "goodput max attainment>=0.7");
        JsonNode found = found();
        assertThat(found.path("level").asInt()).as(outcome.output()).isEqualTo(8);
        assertThat(found.path("end").asText()).isEqualTo("FOUND");
        assertThat(found.path("points").findValuesAsText("level"))
                .containsExactly("1.0", "2.0", "4.0", "8.0", "16.0", "12.0", "10.0", "9.0");
        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.output())
                .contains("Capacity: 8 users meet", "met: the capacity", "e2e p50 ms, o met, x missed");
    }

    @Test
    void noUserAtAllMeetsWhatCannotBeMet() throws IOException, InterruptedException {
        Outcome outcome = search("ttft=150ms,itl=1ms", "ttft=10ms", "goodput max attainment>=0.7");
        assertThat(outcome.exitCode()).as(outcome.output()).isEqualTo(3);
        assertThat(found().has("level")).isFalse();
        assertThat(outcome.output())
                .contains("Capacity: no load meets", "with 1 user already attainment 0 is below 0.700");
    }

    private Outcome search(String simulated, String limits, String goal) throws IOException, InterruptedException {
        return BenchmarksJar.run(
                folder,
                List.of(
                        "Sample11",
                        "-sim",
                        simulated,
                        "-slo",
                        limits,
                        "-search",
                        goal,
                        "-wi",
                        "1",
                        "-w",
                        "1s",
                        "-i",
                        "1",
                        "-n",
                        "60",
                        "-certificate",
                        "off",
                        "-rff",
                        "run.json"));
    }

    private JsonNode found() throws IOException {
        return new ObjectMapper()
                .readTree(folder.resolve("run.json").toFile())
                .path("searches")
                .get(0);
    }
}
