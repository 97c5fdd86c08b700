package io.llmharness.adapters.ollama;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmharness.runtime.engine.ControlStep;
import io.llmharness.runtime.engine.EngineFailure;
import io.llmharness.runtime.engine.FailureCause;
import io.llmharness.runtime.engine.PullProgress;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The lines of {@code /api/pull}. Layers are downloaded side by side and each line tells of one, so bytes are added up by digest.
 * Fields that are zero are left out. An unknown model is an error line under status 200; only {@code success} is success.
 */
final class PullLines implements ControlStep.Lines<String> {
    private record Layer(long done, long total) {}

    private final String model;
    private final Map<String, Layer> layers = new HashMap<>();

    PullLines(String model) {
        this.model = model;
    }

    @Override
    public Optional<ControlStep<String>> line(JsonNode line, Consumer<PullProgress> progress) {
        if (line.has("error")) {
            return Optional.of(new ControlStep.Failed<>(
                    OllamaControl.failure(line.path("error").asText())));
        }
        String status = line.path("status").asText("");
        if (status.equals("success")) {
            return Optional.of(new ControlStep.Done<>("pulled " + model));
        }
        if (line.has("digest")) {
            layers.put(
                    line.path("digest").asText(),
                    new Layer(
                            line.path("completed").asLong(), line.path("total").asLong()));
        }
        progress.accept(new PullProgress(
                status,
                layers.values().stream().mapToLong(Layer::done).sum(),
                layers.values().stream().mapToLong(Layer::total).sum()));
        return Optional.empty();
    }

    @Override
    public ControlStep<String> end() {
        return new ControlStep.Failed<>(new EngineFailure(
                FailureCause.TRUNCATED, "the download ended without the engine's word that it succeeded"));
    }
}
