package io.llmharness.runtime.compare;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Fork-level values as they were measured; {@code forks.json} says how.
 *
 * @param name of the recording
 * @param figures a value for each fork, in the order they ran
 */
record RecordedForks(String name, Map<Figure, double[]> figures) {
    static List<RecordedForks> all() {
        try (InputStream in = RecordedForks.class.getResourceAsStream("/compare/forks.json")) {
            List<RecordedForks> all = new ArrayList<>();
            for (JsonNode recording : new ObjectMapper().readTree(in).path("recordings")) {
                Map<Figure, double[]> figures = new LinkedHashMap<>();
                recording
                        .path("figures")
                        .properties()
                        .forEach(e -> figures.put(Figure.parse(e.getKey()), values(e.getValue())));
                all.add(new RecordedForks(recording.path("name").asText(), figures));
            }
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int forks() {
        return figures.values().iterator().next().length;
    }

    /** Numbers of {@code n} forks, none twice. */
    int[] draw(int n, Random random) {
        int[] all = IntStream.range(0, forks()).toArray();
        for (int i = 0; i < n; i++) {
            int j = i + random.nextInt(all.length - i);
            int swapped = all[i];
            all[i] = all[j];
            all[j] = swapped;
        }
        return IntStream.range(0, n).map(i -> all[i]).toArray();
    }

    double[] values(Figure figure, int... forks) {
        double[] values = figures.get(figure);
        return IntStream.of(forks).mapToDouble(i -> values[i]).toArray();
    }

    private static double[] values(JsonNode node) {
        double[] values = new double[node.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = node.get(i).asDouble();
        }
        return values;
    }

    @Override
    public String toString() {
        return name;
    }
}
