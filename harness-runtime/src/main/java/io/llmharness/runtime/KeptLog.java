package io.llmharness.runtime;

import io.llmharness.runtime.Options.ResultRequest;
import io.llmharness.runtime.eventlog.RunLog;
import io.llmharness.runtime.host.Host;
import io.llmharness.runtime.plan.TrialPlan;
import io.llmharness.runtime.report.ResultFile;
import io.llmharness.runtime.result.RunListener;
import io.llmharness.runtime.result.RunResult;
import io.llmharness.runtime.text.UsageException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** The event log of a run that keeps one. */
final class KeptLog {
    private final Path file;
    private final RunLog log;

    KeptLog(Path file) {
        this.file = file;
        this.log = new RunLog(file);
    }

    RunListener listener() {
        return log;
    }

    /** Throws {@link UsageException} when the file cannot be written, or is to hold a result, too. */
    void check(List<ResultRequest> results) {
        new ResultFile(file).checkWritable().ifPresent(this::refuse);
        Path absolute = file.toAbsolutePath().normalize();
        if (results.stream()
                .flatMap(result -> result.path().stream())
                .anyMatch(path -> path.toAbsolutePath().normalize().equals(absolute))) {
            refuse(file + " is to hold a result as well");
        }
    }

    void begin(Instant at, String commandLine, List<TrialPlan> plans) {
        try {
            log.begin(at, Host.briefly(commandLine), plans);
        } catch (IOException e) {
            refuse("cannot write " + file + ": " + e.getMessage());
        }
    }

    private void refuse(String problem) {
        throw new UsageException("Nothing was run, because the event log could not be kept: " + problem
                + ". Another file can be given with -raw.");
    }

    void end(RunResult result, ResultFiles files) {
        files.other(file, log.end(result));
    }
}
