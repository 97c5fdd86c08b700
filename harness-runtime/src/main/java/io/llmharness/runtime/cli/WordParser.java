package io.llmharness.runtime.cli;

import io.llmharness.runtime.text.Nearest;
import io.llmharness.runtime.text.UsageException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgGroupSpec;
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
    private static final int WIDTH = 80;
    private static final int LONGEST_OPTION = 26;

    private final List<OptionRow<T>> rows;
    private final String positionalLabel;
    private final CommandLine commandLine;

    /**
     * A parser.
     *
     * @param command the command's words
     * @param header first lines of the help
     * @param positionalLabel what stands beside the options; empty: nothing may
     * @param rows the options
     */
    WordParser(String command, List<String> header, String positionalLabel, List<OptionRow<T>> rows) {
        this.rows = rows;
        this.positionalLabel = positionalLabel;
        commandLine = new CommandLine(spec(command, header))
                .setPosixClusteredShortOptionsAllowed(false)
                .setExpandAtFiles(false);
    }

    private CommandSpec spec(String command, List<String> header) {
        CommandSpec spec = CommandSpec.create().name(command);
        spec.usageMessage()
                .width(WIDTH)
                .longOptionsMaxWidth(LONGEST_OPTION)
                .sortOptions(false)
                .autoWidth(false)
                .customSynopsis(
                        command + (positionalLabel.isEmpty() ? "" : " [" + positionalLabel + "]") + " [options]")
                .synopsisHeading("Usage: ")
                .description(header.toArray(String[]::new));
        spec.parser().separator(" ");
        Map<String, ArgGroupSpec.Builder> groups = new LinkedHashMap<>();
        for (OptionRow<T> row : rows) {
            groups.computeIfAbsent(row.group(), g -> group(g, groups.size())).addArg(option(row));
        }
        groups.values().forEach(g -> spec.addArgGroup(g.build()));
        if (!positionalLabel.isEmpty()) {
            spec.addPositional(PositionalParamSpec.builder()
                    .index("0..*")
                    .arity("0..*")
                    .paramLabel(positionalLabel)
                    .hidden(true)
                    .type(List.class)
                    .auxiliaryTypes(String.class)
                    .build());
        }
        return spec;
    }

    private static ArgGroupSpec.Builder group(String heading, int order) {
        return ArgGroupSpec.builder()
                .heading("%n" + heading + "%n")
                .validate(false)
                .order(order);
    }

    private static <T> OptionSpec option(OptionRow<T> row) {
        OptionSpec.Builder option =
                OptionSpec.builder(row.name()).description(row.description().replace("%", "%%"));
        if (row.isFlag()) {
            return option.arity("0").type(boolean.class).build();
        }
        return option.arity("1")
                .paramLabel(row.label())
                .hideParamSyntax(true)
                .type(List.class)
                .auxiliaryTypes(String.class)
                .build();
    }

    /** The help text, at most 80 columns wide. */
    String usage() {
        return commandLine.getUsageMessage(CommandLine.Help.Ansi.OFF);
    }

    /** Reads the words into {@code target}. Throws {@link UsageException} for what is not understood. */
    void parse(List<String> words, T target, BiConsumer<T, String> positional) {
        ParseResult result;
        try {
            result = commandLine.parseArgs(words.toArray(String[]::new));
        } catch (UnmatchedArgumentException e) {
            throw unmatched(e.getUnmatched().get(0));
        } catch (ParameterException e) {
            throw new UsageException(sentence(e.getMessage()), e);
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
            throw new UsageException(row.name() + ": " + sentence(e.getMessage()), e);
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
        String meant = Nearest.of(word, names)
                .map(name -> " Did you mean " + name + "?")
                .orElse("");
        return new UsageException("Unknown option " + word + "." + meant + " -h lists all options.");
    }

    private static String sentence(String message) {
        return message.endsWith(".") || message.endsWith("?") ? message : message + ".";
    }
}
