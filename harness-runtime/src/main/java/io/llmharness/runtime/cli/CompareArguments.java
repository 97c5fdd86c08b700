package io.llmharness.runtime.cli;

import io.llmharness.runtime.compare.Comparer;
import io.llmharness.runtime.compare.Margins;
import io.llmharness.runtime.report.ComparisonFormat;
import io.llmharness.runtime.text.UsageException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the words of a {@code compare} command line add up to. */
final class CompareArguments {
    private final List<String> sides = new ArrayList<>();
    private final List<String> margins = new ArrayList<>();
    private final Set<String> allowed = new LinkedHashSet<>();
    private final List<String> formats = new ArrayList<>();
    private final List<String> files = new ArrayList<>();
    private List<String> engines = List.of();
    private boolean help;

    /** The command's options. */
    static List<OptionRow<CompareArguments>> rows() {
        return new OptionRows<CompareArguments>()
                .often(
                        "-margin <figure=x%>",
                        "How much worse a figure may get, such as ttft.p99=5%; x% alone is for every figure shown first.",
                        "5%",
                        CompareArguments::margin)
                .once(
                        "-engine <base,new>",
                        "Set one engine's trials against another's, of one file or of two.",
                        "",
                        CompareArguments::engines)
                .often(
                        "-allow <word,...>",
                        "Compare in spite of a difference: " + String.join(", ", Comparer.allowable()) + ".",
                        "",
                        (a, v) -> Values.list(v)
                                .forEach(word -> a.allowed.add(Values.oneOf(word, "difference", Comparer.allowable()))))
                .often(
                        "-rf <format>",
                        "Format of a result file: " + String.join(", ", ComparisonFormat.ids()) + ".",
                        "as -rff ends",
                        (a, v) -> a.formats.add(Values.oneOf(v, "format", ComparisonFormat.ids())))
                .often("-rff <file>", "Result file; one for each -rf.", "", (a, v) -> a.files.add(v))
                .flag("-h", "Print this text.", (a, v) -> a.help = true)
                .all();
    }

    /** A file, or several of one side between commas. */
    void word(String text) {
        sides.add(text);
    }

    private void margin(String text) {
        Margins.parse(text);
        margins.add(text);
    }

    private void engines(String text) {
        engines = Values.list(text);
        if (engines.size() != 2) {
            throw new IllegalArgumentException("\"" + text + "\" does not name two engines, the base first");
        }
    }

    boolean help() {
        return help;
    }

    Set<String> allowed() {
        return allowed;
    }

    Margins margins() {
        return Margins.parse(margins.toArray(String[]::new));
    }

    /** The files of each side; the first side is the base. */
    List<List<Path>> sides() {
        List<List<Path>> all = new ArrayList<>();
        for (String side : sides) {
            all.add(Values.list(side).stream().map(Path::of).toList());
        }
        if (all.size() == 1 && !engines.isEmpty()) {
            all.add(all.get(0));
        }
        if (all.size() < 2) {
            throw new UsageException(
                    "Compare what? Name a base and a new result file; or one file, and with -engine two engines of it.");
        }
        return all;
    }

    /** The engine of a side; empty: all. */
    Optional<String> engine(boolean ofBase) {
        return engines.isEmpty() ? Optional.empty() : Optional.of(engines.get(ofBase ? 0 : 1));
    }

    /**
     * A result file to be written.
     *
     * @param path where; empty: to the console, in place of the text
     */
    record Output(ComparisonFormat format, Optional<Path> path) {}

    /** What is to be written. A format without a file goes to the console. */
    List<Output> outputs() {
        if (!formats.isEmpty() && !files.isEmpty() && formats.size() != files.size()) {
            throw new UsageException("-rf is given " + formats.size() + " times and -rff " + files.size()
                    + " times: give one -rff for each -rf, or only one of the two.");
        }
        List<Output> all = new ArrayList<>();
        for (int i = 0; i < Math.max(formats.size(), files.size()); i++) {
            Optional<Path> path = files.isEmpty() ? Optional.empty() : Optional.of(Path.of(files.get(i)));
            ComparisonFormat format = formats.isEmpty()
                    ? byName(files.get(i))
                    : ComparisonFormat.find(formats.get(i)).orElseThrow();
            all.add(new Output(format, path));
        }
        return all;
    }

    private static ComparisonFormat byName(String file) {
        return ComparisonFormat.forFile(file)
                .orElseThrow(() -> new UsageException("No format goes by the name of " + file + ": name one with -rf: "
                        + String.join(", ", ComparisonFormat.ids()) + "."));
    }
}
