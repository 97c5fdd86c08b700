package io.llmharness.runtime.cli;

import io.llmharness.runtime.ExitCode;
import io.llmharness.runtime.engine.EngineCatalog;
import io.llmharness.runtime.report.CertificateText;
import io.llmharness.runtime.result.Certificate;
import io.llmharness.runtime.result.Validity.Verdict;
import io.llmharness.runtime.selfcheck.CheckPlan;
import io.llmharness.runtime.selfcheck.Selfcheck;
import io.llmharness.runtime.text.RunFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Takes certificates of accuracy: what the client says of an engine whose every event is known. */
final class SelfcheckCommand implements Command {
    @Override
    public String name() {
        return "selfcheck";
    }

    @Override
    public String summary() {
        return "Check the client's own accuracy against a reference engine.";
    }

    @Override
    public List<OptionRow<SelfcheckArguments>> rows() {
        return SelfcheckArguments.rows();
    }

    @Override
    public ExitCode run(List<String> words, Console console) {
        SelfcheckArguments arguments = new SelfcheckArguments();
        new WordParser<>(true, rows()).parse(words, arguments, SelfcheckArguments::word);
        if (arguments.help()) {
            console.out()
                    .print(HelpText.of(
                            name(),
                            List.of(
                                    summary(),
                                    "The operating point is that of the scenarios in whose name a regexp is found, or of the options."),
                            "regexp...",
                            rows()));
            return ExitCode.DONE;
        }
        List<CheckPlan> plans = arguments.plans();
        Selfcheck selfcheck =
                new Selfcheck(EngineCatalog.load(Thread.currentThread().getContextClassLoader()));
        Interruption interruption = new Interruption(selfcheck::interrupt);
        List<Certificate> taken = new ArrayList<>();
        try {
            for (CheckPlan plan : plans) {
                console.progress().println("Checking " + plan.point());
                taken.add(selfcheck.take(plan));
                console.out().println(CertificateText.of(taken.get(taken.size() - 1)));
            }
        } finally {
            interruption.over();
        }
        arguments.file().ifPresent(file -> write(file, taken));
        return exit(taken);
    }

    private static void write(Path file, List<Certificate> taken) {
        try {
            Files.writeString(file, CertificateText.json(taken));
        } catch (IOException e) {
            throw new RunFailure("The certificates could not be written to " + file + ": " + e + ".", e);
        }
    }

    private static ExitCode exit(List<Certificate> taken) {
        List<Verdict> verdicts = taken.stream().map(c -> c.judge().verdict()).toList();
        if (verdicts.contains(Verdict.INVALID)) {
            return ExitCode.SLO_MISSED;
        }
        return verdicts.contains(Verdict.DEGRADED) ? ExitCode.INCONCLUSIVE : ExitCode.DONE;
    }
}
