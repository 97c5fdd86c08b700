package io.llmharness.runtime.config;

import io.llmharness.runtime.text.UsageException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** What is wrong in files: all of it, told at once, in the order of the lines. */
final class ConfigProblems {
    private record Problem(int file, int line, String text) {}

    private final List<String> files = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    /** Something wrong with a value; {@code sentence} goes on behind the value's path. */
    void add(ConfigNode at, String sentence) {
        add(at.file, at.line, at.path.isEmpty() ? sentence : at.path + " " + sentence);
    }

    /** Something wrong on a line; 0: with the whole file. */
    void add(String file, int line, String sentence) {
        if (!files.contains(file)) {
            files.add(file);
        }
        problems.add(new Problem(files.indexOf(file), line, sentence));
    }

    boolean isEmpty() {
        return problems.isEmpty();
    }

    /** Throws {@link UsageException} with all problems, where there is one. */
    void check() {
        if (problems.isEmpty()) {
            return;
        }
        throw new UsageException(problems.stream()
                .sorted(Comparator.comparingInt(Problem::file).thenComparingInt(Problem::line))
                .map(p -> files.get(p.file()) + (p.line() > 0 ? ":" + p.line() : "") + ": " + p.text())
                .distinct()
                .collect(Collectors.joining("\n")));
    }
}
