package io.llmharness.runtime.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.netty.handler.codec.http.DefaultHttpHeaders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GroundTruthTest {
    @TempDir
    Path dir;

    @Test
    void readsWhatWasWritten() throws Exception {
        Path file = dir.resolve("truth");
        try (TruthLog log = new TruthLog(file)) {
            for (int i = 0; i < 3000; i++) {
                log.add(generation("id-" + i, 1000 + i, 200), i, 5, Outcome.ABORTED);
            }
        }
        GroundTruth truth = GroundTruth.read(file);
        assertThat(truth.requests()).hasSize(3000);
        GroundTruth.Request request = truth.find("id-2999").orElseThrow();
        assertThat(request.outcome()).isEqualTo(Outcome.ABORTED);
        assertThat(request.connection()).isEqualTo(2999);
        assertThat(request.exchange()).isEqualTo(5);
        assertThat(request.arrivalNanos()).isEqualTo(3999);
        assertThat(request.scheduledNanos()).isEqualTo(4000);
        assertThat(request.firstByteNanos()).isZero();
        assertThat(request.endNanos()).isEqualTo(1_000_000);
        assertThat(request.promptTokens()).isEqualTo(2);
        assertThat(request.eventNanos()).hasSize(200).endsWith(3999 + 200 * 1000);
        assertThat(Arrays.stream(request.eventTokens()).sum()).isEqualTo(400);
        assertThat(request.ttftNanos()).hasValue(1000L);
        assertThat(request.gapNanos()).hasSize(199).containsOnly(1000L);
    }

    @Test
    void readsUpToTheLastWholeRecord() throws Exception {
        Path file = dir.resolve("truth");
        try (TruthLog log = new TruthLog(file)) {
            log.add(generation("a", 10, 3), 0, 0, Outcome.DONE);
            log.add(generation("b", 20, 3), 0, 1, Outcome.DONE);
        }
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length - 2));
        assertThat(GroundTruth.read(file).requests()).hasSize(1);
    }

    @Test
    void refusesOtherFiles() throws Exception {
        Path file = Files.writeString(dir.resolve("other"), "something else");
        assertThatIOException().isThrownBy(() -> GroundTruth.read(file));
    }

    private static Generation generation(String id, long arrival, int events) {
        SimCall call = new SimCall("POST", "/", new DefaultHttpHeaders().add("X-Request-ID", id), new byte[0], arrival);
        GenerationRequest request = GenerationRequest.of("m", true, Prompt.of("one two"));
        Generation generation = new Generation(request, new ModelProbe(), SimOptions.defaults(), call, 0);
        generation.scheduled(arrival + 1);
        for (int i = 1; i <= events; i++) {
            generation.event(2);
            generation.stamp(arrival + i * 1000L);
        }
        generation.end(1_000_000);
        return generation;
    }
}
