package io.llmharness.runtime;

import io.llmharness.runtime.Options.ResultRequest;
import io.llmharness.runtime.report.ReportFormat;
import io.llmharness.runtime.report.ReportFormats;
import io.llmharness.runtime.report.ResultFile;
import io.llmharness.runtime.result.RunResult;
import io.llmharness.runtime.text.Nearest;
import io.llmharness.runtime.text.UsageException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The files that a result goes to: found to be writable before anything runs, written after it. */
public final class ResultFiles {
    private static final String DEFAULT_NAME = "llm-harness-result";

    private record Target(ReportFormat format, Path path) {}

    private final List<Target> targets = new ArrayList<>();
    private final List<Path> written = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    private ResultFiles() {}

    /** Resolves the requests. Throws {@link UsageException} for an unknown format, and for a path that cannot be written. */
    public static ResultFiles check(List<ResultRequest> requests) {
        ResultFiles files = new ResultFiles();
        if (!requests.isEmpty()) {
            ReportFormats formats = ReportFormats.load();
            requests.forEach(request -> files.targets.add(target(request, formats)));
        }
        Set<Path> seen = new HashSet<>();
        for (Target target : files.targets) {
            if (!seen.add(target.path().toAbsolutePath().normalize())) {
                throw new UsageException(
                        "Two results would go to " + target.path() + ": give each a file of its own (-rff).");
            }
            new ResultFile(target.path()).checkWritable().ifPresent(problem -> {
                throw new UsageException("Nothing was run, because the result could not be kept: " + problem
                        + ". Another file can be given with -rff.");
            });
        }
        return files;
    }

    private static Target target(ResultRequest request, ReportFormats formats) {
        if (request.format().isPresent()) {
            String id = request.format().get();
            List<String> known = formats.all().stream().map(ReportFormat::id).toList();
            ReportFormat format = formats.find(id)
                    .orElseThrow(
                            () -> new UsageException("No result format \"" + id + "\"." + Nearest.hint(id, known)));
            return new Target(format, request.path().orElse(Path.of(DEFAULT_NAME + "." + format.extension())));
        }
        Path path = request.path().orElse(Path.of(DEFAULT_NAME + ".json"));
        List<String> endings =
                formats.all().stream().map(f -> "." + f.extension()).distinct().toList();
        ReportFormat format = formats.forFile(path)
                .orElseThrow(() -> new UsageException("No result format goes by the name of " + path
                        + ": name one with -rf, or end it in one of " + String.join(", ", endings) + "."));
        return new Target(format, path);
    }

    /** Writes all files; what goes wrong with one does not keep the others from being written. */
    public void write(RunResult result) {
        for (Target target : targets) {
            try {
                new ResultFile(target.path()).write(target.format(), result);
                written.add(target.path());
            } catch (IOException e) {
                problems.add("The result could not be written to " + target.path() + ": " + e + ".");
            }
        }
    }

    /** Counts another file as written, or says what was wrong with it. */
    void other(Path path, Optional<String> problem) {
        problem.ifPresentOrElse(problems::add, () -> written.add(path));
    }

    /** Files that were written. */
    public List<Path> written() {
        return List.copyOf(written);
    }

    /** A sentence for each file that was not. */
    public List<String> problems() {
        return List.copyOf(problems);
    }
}
