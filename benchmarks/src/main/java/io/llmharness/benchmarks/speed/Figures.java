package io.llmharness.benchmarks.speed;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Named numbers, as a child process prints them on a line. */
record Figures(Map<String, Double> values) {
    private static final String PREFIX = "FIGURES ";

    static Figures none() {
        return new Figures(new TreeMap<>());
    }

    Figures put(String name, double value) {
        values.put(name, value);
        return this;
    }

    double get(String name) {
        Double value = values.get(name);
        if (value == null) {
            throw new IllegalStateException("no figure " + name + " among " + values.keySet());
        }
        return value;
    }

    void print() {
        System.out.println(PREFIX
                + values.entrySet().stream()
                        .map(e -> e.getKey() + "=" + e.getValue())
                        .collect(Collectors.joining(" ")));
    }

    static boolean isLine(String line) {
        return line.startsWith(PREFIX);
    }

    static Figures parse(String line) {
        Figures figures = none();
        for (String part : line.substring(PREFIX.length()).split(" ")) {
            String[] pair = part.split("=");
            figures.put(pair[0], Double.parseDouble(pair[1]));
        }
        return figures;
    }
}
