package io.llmharness.runtime.cli;

import io.llmharness.runtime.ExitCode;
import io.llmharness.runtime.compare.Comparer;
import io.llmharness.runtime.compare.Comparison;
import io.llmharness.runtime.compare.Gate;
import io.llmharness.runtime.compare.Side;
import io.llmharness.runtime.report.ComparisonFormat;
import io.llmharness.runtime.report.ResultReader;
import io.llmharness.runtime.result.RunResult;
import io.llmharness.runtime.text.RunFailure;
import io.llmharness.runtime.text.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Sets result files against each other: every further one against the first. */
final class CompareCommand implements Command {
    @Override
    public String name() {
        return "compare";
    }

    @Override
    public String summary() {
        return "Compare result files; exit code 3 when something got worse.";
    }

    @Override
    public List<OptionRow<CompareArguments>> rows() {
        return CompareArguments.rows();
    }

    @Override
    public ExitCode run(List<String> words, Console console) {
        CompareArguments arguments = new CompareArguments();
        new WordParser<>(true, rows()).parse(words, arguments, CompareArguments::word);
        if (arguments.help()) {
            console.out()
                    .print(HelpText.of(
                            name(),
                            List.of(summary(), "The first file is the base; several of one side stand between commas."),
                            "base.json new.json...",
                            rows()));
            return ExitCode.DONE;
        }
        List<List<Path>> sides = arguments.sides();
        List<CompareArguments.Output> outputs = arguments.outputs();
        if (sides.size() > 2 && outputs.stream().anyMatch(o -> o.path().isPresent())) {
            throw new UsageException("A result file holds one comparison; with more than one new run leave out -rff.");
        }
        Comparer comparer = new Comparer(arguments.margins(), arguments.allowed());
        Side base = side(sides.get(0), arguments, true);
        List<Comparison> comparisons = new ArrayList<>();
        for (List<Path> files : sides.subList(1, sides.size())) {
            comparisons.add(comparer.compare(base, side(files, arguments, false)));
        }
        show(comparisons, outputs, console);
        return exit(comparisons);
    }

    private static Side side(List<Path> files, CompareArguments arguments, boolean ofBase) {
        String engine = arguments.engine(ofBase).map(e -> " " + e).orElse("");
        String name = files.stream().map(Path::toString).collect(Collectors.joining(", ")) + engine;
        return new Side(name, files.stream().map(CompareCommand::read).toList(), arguments.engine(ofBase));
    }

    private static RunResult read(Path file) {
        try {
            return ResultReader.read(file);
        } catch (UsageException e) {
            throw new UsageException("Nothing was compared: " + e.getMessage() + ".", e);
        } catch (IOException e) {
            throw new UsageException("Nothing was compared: " + file + " cannot be read: " + e.getMessage() + ".", e);
        }
    }

    /** The text on the console, unless a format without a file takes its place. */
    private static void show(List<Comparison> comparisons, List<CompareArguments.Output> outputs, Console console) {
        boolean toConsole = outputs.stream().anyMatch(o -> o.path().isEmpty());
        for (Comparison comparison : comparisons) {
            if (!toConsole) {
                console.out().print(ComparisonFormat.TEXT.render(comparison));
            }
            for (CompareArguments.Output output : outputs) {
                String text = output.format().render(comparison);
                output.path()
                        .ifPresentOrElse(
                                path -> write(path, text), () -> console.out().print(text));
            }
        }
    }

    private static void write(Path path, String text) {
        try {
            Files.writeString(path, text);
        } catch (IOException e) {
            throw new RunFailure("The comparison could not be written to " + path + ": " + e + ".", e);
        }
    }

    private static ExitCode exit(List<Comparison> comparisons) {
        List<Gate> gates = comparisons.stream().map(Comparison::gate).toList();
        if (gates.contains(Gate.FAILED)) {
            return ExitCode.SLO_MISSED;
        }
        return gates.contains(Gate.INCONCLUSIVE) ? ExitCode.INCONCLUSIVE : ExitCode.DONE;
    }
}
