package io.llmharness.benchmarks.architecture;

import io.llmharness.benchmarks.Repository;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** docs/architecture.md: which package may mention which, and the classes it names. */
final class ArchitecturePage {
    static final String PATH = "docs/architecture.md";

    private static final String BEGIN = "<!-- packages";
    private static final String END = "<!-- end of packages -->";
    private static final Pattern CODE = Pattern.compile("`([^`\n]+)`");
    private static final Pattern CLASS = Pattern.compile("[A-Z][A-Za-z0-9]+(\\.[A-Z][A-Za-z0-9]+)?");

    private final String text = Repository.text(PATH);

    /** Packages by name without {@code io.llmharness.}, each with those that it may mention. */
    Map<String, Set<String>> arrows() {
        Map<String, Set<String>> arrows = new LinkedHashMap<>();
        String table = text.substring(text.indexOf(BEGIN), text.indexOf(END));
        for (String line : table.lines().filter(l -> l.startsWith("| `")).toList()) {
            List<String> cells = List.of(line.substring(1).split("\\|", -1));
            arrows.put(code(cells.get(0)).iterator().next(), code(cells.get(3)));
        }
        return arrows;
    }

    /** Simple names of the classes that the page names. */
    Set<String> classes() {
        return code(text).stream()
                .filter(word -> CLASS.matcher(word).matches())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Set<String> code(String text) {
        return CODE.matcher(text)
                .results()
                .map(MatchResult::group)
                .map(word -> word.substring(1, word.length() - 1))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
