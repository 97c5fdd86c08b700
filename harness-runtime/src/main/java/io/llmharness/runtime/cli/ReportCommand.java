package io.llmharness.runtime.cli;

import io.llmharness.runtime.ExitCode;
import io.llmharness.runtime.ResultFiles;
import io.llmharness.runtime.eventlog.EventLogReader;
import io.llmharness.runtime.profile.Profile;
import io.llmharness.runtime.replay.RunReplay;
import io.llmharness.runtime.report.ResultReader;
import io.llmharness.runtime.report.TextFormat;
import io.llmharness.runtime.result.RunResult;
import io.llmharness.runtime.result.RunSummary;
import io.llmharness.runtime.text.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** Reports a run again: from its result file, or from its event log, out of which every figure is made anew. */
final class ReportCommand implements Command {
    @Override
    public String name() {
        return "report";
    }

    @Override
    public String summary() {
        return "Report a run again, from its result file or its event log.";
    }

    @Override
    public List<OptionRow<FileArguments>> rows() {
        return FileArguments.rows()
                .once(
                        "-profile <name,...>",
                        "Show the figures of other tools, made from an event log: " + String.join(", ", Profile.ids())
                                + ".",
                        "those of the run",
                        (a, v) -> a.profiles(Values.list(v)))
                .often(
                        "-rf <format>",
                        "Format of a result file; -lrf of a run lists formats.",
                        "as -rff ends",
                        (a, v) -> a.format(v))
                .often("-rff <file>", "Result file; one for each -rf.", "", FileArguments::file)
                .all();
    }

    @Override
    public ExitCode run(List<String> words, Console console) {
        FileArguments arguments = new FileArguments();
        new WordParser<>(true, rows()).parse(words, arguments, FileArguments::word);
        if (arguments.help()) {
            console.out().print(HelpText.of(name(), List.of(summary()), "run.json|run.events", rows()));
            return ExitCode.DONE;
        }
        Path source = arguments.onlyFile("Report what? Name a result file (-rff) or an event log (-raw) of a run.");
        ResultFiles files = ResultFiles.check(arguments.results());
        RunResult run = read(source, arguments.profiles());
        console.out().print(TextFormat.render(RunSummary.of(run)));
        files.write(run);
        files.written().forEach(file -> console.out().println("Result: " + file));
        files.problems().forEach(console.err()::println);
        return files.problems().isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
    }

    private static RunResult read(Path file, List<Profile> profiles) {
        try {
            boolean log = EventLogReader.isLog(file) || Files.size(file) == 0;
            if (!log && !profiles.isEmpty()) {
                throw new UsageException(
                        "-profile needs an event log (-raw): a result file has no requests to look at");
            }
            if (!log) {
                return ResultReader.read(file);
            }
            return profiles.isEmpty() ? RunReplay.read(file) : RunReplay.read(file, profiles);
        } catch (NoSuchFileException e) {
            throw new UsageException("Nothing was reported: there is no file " + file + ".", e);
        } catch (UsageException e) {
            throw new UsageException("Nothing was reported: " + e.getMessage() + ".", e);
        } catch (IOException e) {
            throw new UsageException("Nothing was reported: " + file + " cannot be read: " + e.getMessage() + ".", e);
        }
    }
}
