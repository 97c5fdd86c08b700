package io.llmharness.runtime.cli;

import io.llmharness.runtime.ExitCode;
import io.llmharness.runtime.exec.LoggedRequest;
import io.llmharness.runtime.exec.LoggedRequest.Fate;
import io.llmharness.runtime.text.Nearest;
import io.llmharness.runtime.text.UsageException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** Shows requests of an event log: one with its time line, or several, a line each. */
final class InspectCommand implements Command {
    private static final String SLOWEST = "slowest";
    private static final String FAILED = "failed";

    /** A choice of requests: the one with the highest key is shown first; negative: not chosen. */
    private record Choice(int count, ToLongFunction<LoggedRequest> key, String none) {}

    @Override
    public String name() {
        return "inspect";
    }

    @Override
    public String summary() {
        return "Show one request of an event log with every time stamp, or list the slowest.";
    }

    @Override
    public List<OptionRow<FileArguments>> rows() {
        return FileArguments.rows()
                .once(
                        "-slowest <n>",
                        "List so many of the slowest measured requests instead.",
                        "",
                        FileArguments::slowest)
                .once("-failed <n>", "List the first so many failed requests instead.", "", FileArguments::failed)
                .all();
    }

    @Override
    public ExitCode run(List<String> words, Console console) {
        FileArguments arguments = new FileArguments();
        new WordParser<>(true, rows()).parse(words, arguments, FileArguments::word);
        if (arguments.help()) {
            console.out()
                    .print(HelpText.of(
                            name(),
                            List.of(
                                    summary(),
                                    "Which one: slowest (unless another is asked for), failed, or its number."),
                            "run.events [slowest|failed|number]",
                            rows()));
            return ExitCode.DONE;
        }
        Path log = arguments.fileAndWord("Inspect what? Name an event log of a run (-raw).");
        LogFile.check(log);
        Optional<String> damage = arguments.slowest() > 0 || arguments.failed() > 0
                ? list(log, arguments, console)
                : one(log, arguments.wordBehind().orElse(SLOWEST), console);
        damage.ifPresent(what -> console.err().println("Not all of the log could be read: " + what + "."));
        return ExitCode.DONE;
    }

    private static Optional<String> one(Path log, String which, Console console) {
        if (which.matches("[0-9]+")) {
            return numbered(log, Values.wholeLong(which), console);
        }
        Choice choice = switch (which) {
            case SLOWEST -> slowest(1);
            case FAILED -> failed(1);
            default ->
                throw new UsageException("\"" + which + "\" is no request: give a number, slowest or failed."
                        + Nearest.hint(which, List.of(SLOWEST, FAILED)));
        };
        Ranking ranking = new Ranking(choice.count(), choice.key());
        Optional<String> damage = LogFile.requests(log, ranking::offer);
        if (ranking.best().isEmpty()) {
            console.out().println(choice.none());
        } else {
            Ranking.Entry first = ranking.best().get(0);
            new TimeLine(console.out()).show(first.number(), first.request());
        }
        return damage;
    }

    private static Optional<String> numbered(Path log, long wanted, Console console) {
        long[] seen = {0};
        Optional<String> damage = LogFile.requests(log, (number, request) -> {
            seen[0] = number;
            if (number == wanted) {
                new TimeLine(console.out()).show(number, request);
            }
        });
        if (wanted < 1 || wanted > seen[0]) {
            throw new UsageException("There is no request " + wanted + " in " + log + ": it has " + seen[0] + ".");
        }
        return damage;
    }

    private static Optional<String> list(Path log, FileArguments arguments, Console console) {
        Choice choice = arguments.slowest() > 0 ? slowest(arguments.slowest()) : failed(arguments.failed());
        Ranking ranking = new Ranking(choice.count(), choice.key());
        Optional<String> damage = LogFile.requests(log, ranking::offer);
        if (ranking.best().isEmpty()) {
            console.out().println(choice.none());
        } else {
            new RequestTable(console.out()).show(ranking.best());
        }
        return damage;
    }

    private static Choice slowest(int count) {
        return new Choice(
                count,
                r -> r.fate() == Fate.SUCCEEDED && !r.warmup() ? r.e2e() : -1,
                "No measured request of the log succeeded.");
    }

    private static Choice failed(int count) {
        return new Choice(
                count,
                r -> r.fate() == Fate.FAILED || r.fate() == Fate.DROPPED ? 0 : -1,
                "No request of the log failed.");
    }
}
