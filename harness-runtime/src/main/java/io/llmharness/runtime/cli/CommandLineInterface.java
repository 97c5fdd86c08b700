package io.llmharness.runtime.cli;

import io.llmharness.runtime.ExitCode;
import io.llmharness.runtime.catalog.NoBenchmark;
import io.llmharness.runtime.text.Nearest;
import io.llmharness.runtime.text.Printable;
import io.llmharness.runtime.text.RunFailure;
import io.llmharness.runtime.text.UsageException;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;

/** Finds the command that the first word names, runs it, and turns what it throws into a sentence and an exit code. */
public final class CommandLineInterface {
    private final Console console;

    /**
     * A command line.
     *
     * @param terminal whether {@code out} is one
     */
    public CommandLineInterface(PrintStream out, PrintStream err, boolean terminal) {
        console = Console.of(out, err, terminal);
    }

    /** Does what the words say; gives the process's exit code. */
    public int run(String[] args) {
        List<String> words = List.of(args);
        try {
            return execute(words).code();
        } catch (NoBenchmark e) {
            console.err().println(words(e) + misspelt(words));
            return ExitCode.USAGE.code();
        } catch (UnknownOption e) {
            console.err().println(words(e) + misspelt(words));
            return ExitCode.USAGE.code();
        } catch (UsageException e) {
            console.err().println(words(e));
            return ExitCode.USAGE.code();
        } catch (RunFailure e) {
            console.err().println(words(e));
            return ExitCode.FAILED.code();
        } catch (RuntimeException | Error e) {
            console.err()
                    .println(
                            "This is a mistake in llm-harness, not in what you asked for. Please report it, with the command"
                                    + " and the lines below.");
            e.printStackTrace(console.err());
            return ExitCode.FAILED.code();
        } finally {
            console.out().flush();
            console.err().flush();
        }
    }

    /** They may quote a server. */
    private static String words(RuntimeException e) {
        return Printable.lines(String.valueOf(e.getMessage()));
    }

    private ExitCode execute(List<String> words) {
        Optional<Command> named = words.isEmpty() ? Optional.empty() : Commands.find(words.get(0));
        return named.isPresent()
                ? named.get().run(words.subList(1, words.size()), console)
                : new RunCommand().run(words, console);
    }

    /** A first word that selects no benchmark, or is followed by what is no option of a run, may be a misspelt command. */
    private static String misspelt(List<String> words) {
        return words.stream()
                .limit(1)
                .filter(word -> !word.startsWith("-") && !Commands.names().contains(word))
                .flatMap(word -> Nearest.of(word, Commands.names()).stream())
                .map(name -> " Or did you mean the command \"" + name + "\"?")
                .findFirst()
                .orElse("");
    }
}
