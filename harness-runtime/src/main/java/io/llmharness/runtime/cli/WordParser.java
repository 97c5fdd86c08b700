package io.llmharness.runtime.cli;

import io.llmharness.runtime.text.Nearest;
import io.llmharness.runtime.text.UsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Reads the words of one command. Built on picocli without its annotations, which would be looked up by reflection at every start;
 * values are read by {@link OptionRow#setter}, so that every message is the harness's own.
 */
final class WordParser<T> {
    private final List<OptionRow<T>> rows;
    private final CommandLine commandLine;

    /**
     * A parser.
     *
     * @param words whether words may stand beside the options
     * @param rows the options
     */
    WordParser(boolean words, List<OptionRow<T>> rows) {
        this.rows = rows;
        CommandSpec spec = CommandSpec.create();
        rows.forEach(row -> spec.addOption(option(row).build()));
        if (words) {
            spec.addPositional(PositionalParamSpec.builder()
                    .index("0..*")
                    .arity("0..*")
                    .type(List.class)
                    .auxiliaryTypes(String.class)
                    .build());
        }
        spec.parser().separator(" ");
        commandLine = new CommandLine(spec)
                .setPosixClusteredShortOptionsAllowed(false)
                .setExpandAtFiles(false);
    }

    static <T> OptionSpec.Builder option(OptionRow<T> row) {
        OptionSpec.Builder option = OptionSpec.builder(row.name());
        return row.isFlag()
                ? option.arity("0").type(boolean.class)
                : option.arity("1").paramLabel(row.label()).type(List.class).auxiliaryTypes(String.class);
    }

    /** Reads the words into {@code target}. Throws {@link UsageException} for what is not understood. */
    void parse(List<String> words, T target, BiConsumer<T, String> positional) {
        ParseResult result;
        try {
            result = commandLine.parseArgs(words.toArray(String[]::new));
        } catch (UnmatchedArgumentException e) {
            throw unmatched(e.getUnmatched().get(0));
        } catch (ParameterException e) {
            throw new UsageException(sentence(String.valueOf(e.getMessage())), e);
        }
        for (OptionRow<T> row : rows) {
            OptionSpec option = result.matchedOption(row.name());
            if (option != null) {
                values(row, option).forEach(value -> set(row, target, value));
            }
        }
        positionals(result).forEach(word -> positional.accept(target, word));
    }

    private List<String> values(OptionRow<T> row, OptionSpec option) {
        if (row.isFlag()) {
            return List.of("");
        }
        List<String> values = new ArrayList<>(option.stringValues());
        if (values.size() > 1 && !row.repeats()) {
            throw new UsageException(row.name() + " is given " + values.size() + " times; it can be given once.");
        }
        return values;
    }

    private static <T> void set(OptionRow<T> row, T target, String value) {
        try {
            row.setter().accept(target, value);
        } catch (IllegalArgumentException | UsageException e) {
            throw new UsageException(row.name() + ": " + sentence(String.valueOf(e.getMessage())), e);
        }
    }

    private static List<String> positionals(ParseResult result) {
        return result.matchedPositionals().stream()
                .flatMap(p -> p.stringValues().stream())
                .toList();
    }

    private UsageException unmatched(String word) {
        if (!word.startsWith("-")) {
            return new UsageException("\"" + word + "\" is not expected here.");
        }
        List<String> names = rows.stream().map(OptionRow::name).toList();
        String meant = (word.equals("--help") ? Optional.of("-h") : Nearest.of(word, names))
                .map(name -> " Did you mean " + name + "?")
                .orElse("");
        return new UnknownOption("Unknown option " + word + "." + meant + " -h lists all options.");
    }

    private static String sentence(String message) {
        return message.endsWith(".") || message.endsWith("?") ? message : message + ".";
    }
}
