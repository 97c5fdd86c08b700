package io.llmharness.runtime.catalog;

import io.llmharness.runtime.text.UsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Which benchmarks are wanted. As in JMH, a regular expression selects every benchmark in whose name it is <em>found</em>;
 * without any expression and class everything is selected, and what is excluded is excluded whatever else selects it.
 */
public final class Selection {
    /** Everything. */
    public static final Selection ALL = new Selection(List.of(), List.of(), List.of());

    private final List<String> includes;
    private final List<String> classes;
    private final List<Pattern> included;
    private final List<Pattern> excluded;

    private Selection(List<String> includes, List<String> classes, List<String> excludes) {
        this.includes = List.copyOf(includes);
        this.classes = List.copyOf(classes);
        included = compile(includes);
        excluded = compile(excludes);
    }

    /**
     * A selection.
     *
     * @param includes regular expressions
     * @param classes binary names of scenario classes whose benchmarks are all wanted
     * @param excludes regular expressions
     */
    public static Selection of(List<String> includes, List<String> classes, List<String> excludes) {
        return new Selection(includes, classes, excludes);
    }

    boolean test(Benchmark benchmark) {
        String name = benchmark.name();
        boolean wanted = included.isEmpty() && classes.isEmpty()
                || included.stream().anyMatch(p -> p.matcher(name).find())
                || classes.contains(benchmark.model().className());
        return wanted && excluded.stream().noneMatch(p -> p.matcher(name).find());
    }

    /** The wishes as text, for a message that says that nothing met them. */
    List<String> words() {
        List<String> words = new ArrayList<>(includes);
        words.addAll(classes);
        return words;
    }

    private static List<Pattern> compile(List<String> expressions) {
        return expressions.stream().map(Selection::compile).toList();
    }

    private static Pattern compile(String expression) {
        try {
            return Pattern.compile(expression);
        } catch (PatternSyntaxException e) {
            throw new UsageException(
                    "\"" + expression + "\" is not a regular expression: " + e.getDescription() + ".", e);
        }
    }
}
