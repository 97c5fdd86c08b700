package io.llmharness.runtime.cli;

import io.llmharness.runtime.ExitCode;
import io.llmharness.runtime.replay.RequestFormat;
import io.llmharness.runtime.text.RunFailure;
import io.llmharness.runtime.text.UsageException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Writes the requests of an event log for other tools, one at a time: a log of any length needs no more memory. */
final class ExportCommand implements Command {
    @Override
    public String name() {
        return "export";
    }

    @Override
    public String summary() {
        return "Write every request of an event log as JSON lines or CSV.";
    }

    @Override
    public List<OptionRow<FileArguments>> rows() {
        return FileArguments.rows()
                .once(
                        "-rf <format>",
                        "Form of the requests: " + String.join(", ", RequestFormat.ids()) + ".",
                        "as -rff ends, then jsonl",
                        (a, v) -> a.format(Values.oneOf(v, "format", RequestFormat.ids())))
                .once("-rff <file>", "File to write.", "the console", FileArguments::file)
                .all();
    }

    @Override
    public ExitCode run(List<String> words, Console console) {
        FileArguments arguments = new FileArguments();
        new WordParser<>(true, rows()).parse(words, arguments, FileArguments::word);
        if (arguments.help()) {
            console.out().print(HelpText.of(name(), List.of(summary()), "run.events", rows()));
            return ExitCode.DONE;
        }
        Path log = arguments.onlyFile("Export what? Name an event log of a run (-raw).");
        RequestFormat format = format(arguments);
        Optional<String> target = arguments.target();
        Optional<String> damage;
        if (target.isPresent()) {
            damage = toFile(log, format, Path.of(target.get()));
        } else {
            damage = export(log, format, new BufferedOutputStream(console.out()));
        }
        damage.ifPresent(what -> console.err().println("Exported up to here: " + what + "."));
        return damage.isPresent() ? ExitCode.FAILED : ExitCode.DONE;
    }

    private static RequestFormat format(FileArguments arguments) {
        return arguments
                .format()
                .flatMap(RequestFormat::find)
                .or(() -> arguments.target().flatMap(RequestFormat::forFile))
                .orElse(RequestFormat.JSONL);
    }

    private static Optional<String> toFile(Path log, RequestFormat format, Path target) {
        if (target.toAbsolutePath().normalize().equals(log.toAbsolutePath().normalize())) {
            throw new UsageException("-rff: " + target + " is the event log itself.");
        }
        LogFile.check(log);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(target))) {
            return export(log, format, out);
        } catch (IOException e) {
            throw new RunFailure("The requests could not be written to " + target + ": " + e + ".", e);
        }
    }

    private static Optional<String> export(Path log, RequestFormat format, OutputStream out) {
        try (RequestFormat.Writer writer = format.writer(out)) {
            return LogFile.requests(log, (number, request) -> {
                try {
                    writer.write(number, request);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (IOException | UncheckedIOException e) {
            throw new RunFailure("The requests could not be written: " + e.getMessage() + ".", e);
        } finally {
            flush(out);
        }
    }

    private static void flush(OutputStream out) {
        try {
            out.flush();
        } catch (IOException e) {
            throw new RunFailure("The requests could not be written: " + e.getMessage() + ".", e);
        }
    }
}
