package io.llmharness.runtime.cli;

import io.llmharness.runtime.Options.ResultRequest;
import io.llmharness.runtime.profile.Profile;
import io.llmharness.runtime.text.UsageException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the words of a command about a file add up to. */
final class FileArguments {
    private final List<String> words = new ArrayList<>();
    private final List<String> formats = new ArrayList<>();
    private final List<String> files = new ArrayList<>();
    private List<Profile> profiles = List.of();
    private int slowest;
    private int failed;
    private boolean help;

    /** The option that all such commands have. */
    static OptionRows<FileArguments> rows() {
        return new OptionRows<FileArguments>().flag("-h", "Print this text.", (a, v) -> a.help = true);
    }

    void word(String text) {
        words.add(text);
    }

    void format(String id) {
        formats.add(id);
    }

    void file(String path) {
        path(path);
        files.add(path);
    }

    void profiles(List<String> ids) {
        profiles = ids.stream().map(Profile::named).toList();
    }

    /** The definition profiles wanted; none: those of the run. */
    List<Profile> profiles() {
        return profiles;
    }

    void slowest(String count) {
        slowest = positive(count);
    }

    void failed(String count) {
        failed = positive(count);
    }

    private static int positive(String text) {
        int count = Values.whole(text);
        if (count < 1) {
            throw new IllegalArgumentException("\"" + text + "\" is not at least 1");
        }
        return count;
    }

    boolean help() {
        return help;
    }

    /** How many of the slowest requests are to be listed; 0: none. */
    int slowest() {
        return slowest;
    }

    /** How many of the failed requests are to be listed; 0: none. */
    int failed() {
        return failed;
    }

    /** The word behind the file, if there is one. */
    Optional<String> wordBehind() {
        return words.size() > 1 ? Optional.of(words.get(1)) : Optional.empty();
    }

    /** The file, and nothing beside it. */
    Path onlyFile(String question) {
        atMost(1);
        return file(question, words);
    }

    /** The file, and at most one word beside it. */
    Path fileAndWord(String question) {
        atMost(2);
        return file(question, words);
    }

    private static Path file(String question, List<String> words) {
        if (words.isEmpty()) {
            throw new UsageException(question);
        }
        return path(words.get(0));
    }

    private void atMost(int count) {
        if (words.size() > count) {
            throw new UsageException("\"" + words.get(count) + "\" is not expected here.");
        }
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new UsageException("\"" + text + "\" is not a path: " + e.getReason() + ".", e);
        }
    }

    /** The format named; empty: none. */
    Optional<String> format() {
        return formats.isEmpty() ? Optional.empty() : Optional.of(formats.get(0));
    }

    /** The file to be written; empty: none. */
    Optional<String> target() {
        return files.isEmpty() ? Optional.empty() : Optional.of(files.get(0));
    }

    /** The result files wanted: pairs of {@code -rf} and {@code -rff}, or one of the two alone. */
    List<ResultRequest> results() {
        if (!formats.isEmpty() && !files.isEmpty() && formats.size() != files.size()) {
            throw new UsageException("-rf is given " + formats.size() + " times and -rff " + files.size()
                    + " times: give one -rff for each -rf, or only one of the two.");
        }
        List<ResultRequest> results = new ArrayList<>();
        for (int i = 0; i < Math.max(formats.size(), files.size()); i++) {
            results.add(new ResultRequest(
                    formats.isEmpty() ? Optional.empty() : Optional.of(formats.get(i)),
                    files.isEmpty() ? Optional.empty() : Optional.of(Path.of(files.get(i)))));
        }
        return results;
    }
}
