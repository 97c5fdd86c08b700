package io.llmharness.runtime.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;

/** The help text of a command, at most 80 columns wide. */
final class HelpText {
    private static final int WIDTH = 80;
    private static final int LONGEST_OPTION = 26;

    private HelpText() {}

    /**
     * Writes it.
     *
     * @param command the command's words; empty for {@code run}, which is understood
     * @param header first lines
     * @param words what stands beside the options; empty: nothing
     * @param rows the options
     */
    static <T> String of(String command, List<String> header, String words, List<OptionRow<T>> rows) {
        String typed = (Program.command() + " " + command).trim();
        CommandSpec spec = CommandSpec.create();
        spec.usageMessage()
                .width(WIDTH)
                .longOptionsMaxWidth(LONGEST_OPTION)
                .sortOptions(false)
                .autoWidth(false)
                .customSynopsis(typed + (words.isEmpty() ? "" : " [" + words + "]") + " [options]")
                .synopsisHeading("Usage: ")
                .description(header.toArray(String[]::new));
        spec.parser().separator(" ");
        Map<String, ArgGroupSpec.Builder> groups = new LinkedHashMap<>();
        for (OptionRow<T> row : rows) {
            groups.computeIfAbsent(row.group(), g -> group(g, groups.size()))
                    .addArg(WordParser.option(row)
                            .description(row.description().replace("%", "%%"))
                            .hideParamSyntax(true)
                            .build());
        }
        groups.values().forEach(g -> spec.addArgGroup(g.build()));
        return new CommandLine(spec).getUsageMessage(CommandLine.Help.Ansi.OFF);
    }

    private static ArgGroupSpec.Builder group(String heading, int order) {
        return ArgGroupSpec.builder()
                .heading("%n" + heading + "%n")
                .validate(false)
                .order(order);
    }
}
