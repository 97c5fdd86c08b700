package io.llmharness.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Holds the option tables of the manual equal to the parser's; {@code -Dgoldens=update} rewrites them. */
class CliManualTest {
    private static final Path MANUAL = Path.of("../docs/cli.md");

    @Test
    void theManualsTablesAreTheParsers() throws IOException {
        String manual = Files.readString(MANUAL);
        String renewed = manual;
        for (Command command : Commands.all()) {
            renewed = replaced(renewed, command.name(), table(command));
        }
        if ("update".equals(System.getProperty("goldens"))) {
            Files.writeString(MANUAL, renewed);
        } else {
            assertThat(manual)
                    .as("option tables of %s; -Dgoldens=update rewrites them", MANUAL)
                    .isEqualTo(renewed);
        }
    }

    private static String replaced(String manual, String name, String table) {
        Pattern place = Pattern.compile("(<!-- options of " + name + " -->\n).*?(<!-- end -->)", Pattern.DOTALL);
        Matcher matcher = place.matcher(manual);
        if (!matcher.find()) {
            return fail(MANUAL + " has no place for the options of " + name);
        }
        return matcher.replaceFirst("$1" + Matcher.quoteReplacement(table) + "$2");
    }

    private static String table(Command command) {
        StringBuilder table = new StringBuilder();
        String group = "";
        for (OptionRow<?> row : command.rows()) {
            if (!row.group().equals(group)) {
                group = row.group();
                table.append(table.length() == 0 ? "| " : "\n| ")
                        .append(group)
                        .append(" | | default |\n| --- | --- | --- |\n");
            }
            String form = row.isFlag() ? row.name() : row.name() + " " + row.label();
            String often = row.repeats() && !row.isFlag() ? " May be repeated." : "";
            table.append("| `")
                    .append(form.replace("|", "\\|"))
                    .append("` | ")
                    .append(cell(row.help() + often))
                    .append(" | ")
                    .append(cell(row.otherwise()))
                    .append(" |\n");
        }
        return table.toString();
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("<", "&lt;");
    }
}
