package io.llmharness.runtime.cli;

import io.llmharness.runtime.ExitCode;
import io.llmharness.runtime.Harness;
import io.llmharness.runtime.Options;
import io.llmharness.runtime.RunReport;
import io.llmharness.runtime.cli.RunArguments.Action;
import io.llmharness.runtime.host.Build;
import io.llmharness.runtime.report.ReportFormats;
import io.llmharness.runtime.report.TextFormat;
import io.llmharness.runtime.result.RunListener;
import io.llmharness.runtime.text.UsageException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs benchmarks, or lists what could be run. */
final class RunCommand implements Command {
    private static final String SIM = "-sim";

    @Override
    public String name() {
        return "run";
    }

    @Override
    public String summary() {
        return "Run benchmarks; the word itself may be left out.";
    }

    @Override
    public List<OptionRow<RunArguments>> rows() {
        return RunOptions.rows();
    }

    @Override
    public ExitCode run(List<String> words, Console console) {
        RunArguments arguments = new RunArguments();
        new WordParser<>(true, rows())
                .parse(
                        withSimulatorOptions(words),
                        arguments,
                        (a, word) -> a.options().include(word));
        if (arguments.action() == Action.HELP) {
            console.out().print(HelpText.of("", header(), "regexp...", rows()));
            return ExitCode.DONE;
        }
        if (arguments.action() == Action.VERSION) {
            Build build = Build.read();
            console.out().println("llm-harness " + build.version() + " (" + build.commit() + ")");
            return ExitCode.DONE;
        }
        try (PrintStream file = arguments.output().map(RunCommand::open).orElse(null)) {
            return act(arguments, words, file == null ? console : Console.file(file, console.err()));
        }
    }

    private ExitCode act(RunArguments arguments, List<String> words, Console console) {
        Options options = arguments.build();
        Harness harness = new Harness(options, listener(options, console), CommandText.of(words));
        switch (arguments.action()) {
            case LIST -> new Listing(console.out()).benchmarks(harness.benchmarks());
            case LIST_WITH_PARAMS -> new Listing(console.out()).trials(harness.plan());
            case LIST_FORMATS ->
                new Listing(console.out()).formats(ReportFormats.load().all());
            case DRY_RUN -> {
                new DryRun(console.out()).show(harness.plan());
                pilot(arguments, harness, options).forEach(console.out()::println);
            }
            default -> {
                if (!options.silent()) {
                    pilot(arguments, harness, options).forEach(console.out()::println);
                }
                return measure(harness, options, console);
            }
        }
        return ExitCode.DONE;
    }

    private static List<String> pilot(RunArguments arguments, Harness harness, Options options) {
        Optional<Path> file = arguments.conduct().pilot();
        return file.isEmpty()
                ? List.of()
                : PilotLines.of(file.get(), options.conduct().precision().orElseThrow(), harness.plan());
    }

    private static ExitCode measure(Harness harness, Options options, Console console) {
        Interruption interruption = new Interruption(harness::interrupt);
        try {
            RunReport report = harness.run();
            if (!options.silent()) {
                console.out().print(TextFormat.render(report.summary()));
                ForkLines.of(report.summary()).forEach(console.out()::println);
                report.files().forEach(file -> console.out().println("Result: " + file));
            }
            report.problems().forEach(console.err()::println);
            boolean measured = report.exit() != ExitCode.FAILED && report.exit() != ExitCode.INTERRUPTED;
            if (report.simulated() && measured && !options.silent()) {
                NextSteps.of(report, options.config()).forEach(console.out()::println);
            }
            console.out().flush(); // before a process that is being ended may go
            return report.exit();
        } finally {
            interruption.over();
        }
    }

    private static RunListener listener(Options options, Console console) {
        return options.silent() ? RunListener.silent() : console.listener();
    }

    private static List<String> header() {
        List<String> header = new ArrayList<>(List.of(
                "Runs the benchmarks in whose name a regexp is found; all of them without one.",
                "",
                "Instead of a regexp, the first word can be a command (-h behind it explains it):"));
        Commands.all().stream()
                .filter(c -> !c.name().equals("run"))
                .forEach(c -> header.add(String.format("  %-13s %s", c.name(), c.summary())));
        return header;
    }

    /** The simulator's options are optional: the word behind {@code -sim} is theirs when it has the form key=value. */
    static List<String> withSimulatorOptions(List<String> words) {
        List<String> all = new ArrayList<>(words);
        int at = all.indexOf(SIM);
        if (at >= 0 && (at + 1 == all.size() || !isSimulatorOptions(all.get(at + 1)))) {
            all.add(at + 1, "");
        }
        return all;
    }

    private static boolean isSimulatorOptions(String word) {
        return !word.startsWith("-") && word.matches("[a-z0-9-]+=.*");
    }

    private static PrintStream open(Path file) {
        try {
            return new PrintStream(file.toFile(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UsageException("-o: cannot write " + file + ": " + e.getMessage() + ".", e);
        }
    }
}
