package io.llmharness.adapters.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One place of an answer that has a meaning, perhaps under a condition: {@code /delta/text if /delta/type=text_delta}. Several are
 * alternatives, set apart by {@code |}.
 *
 * @param condition what must hold; empty: nothing
 */
record Rule(Meaning meaning, Pointer pointer, Optional<Condition> condition) {
    static final byte[] FALSE = "false".getBytes(StandardCharsets.US_ASCII);

    private static final Pattern FORM = Pattern.compile("(\\S+?)(?:\\s+if\\s+(\\S+?))?(?:(!?=)(.*))?");
    private static final Pattern ALTERNATIVES = Pattern.compile("\\s*\\|\\s*(?=/)|\\s+\\|\\s+");

    /**
     * What a condition compares.
     *
     * @param negated whether the value must not stand there; then an absent one is right, too
     */
    record Condition(Pointer pointer, String value, boolean negated) {}

    /** The alternatives that an option's value names. */
    static List<String> alternatives(String text) {
        return text.isBlank() ? List.of() : List.of(ALTERNATIVES.split(text.strip()));
    }

    /** Reads the rules of an option. Throws {@link IllegalArgumentException} with a sentence for the user. */
    static List<Rule> parse(Meaning meaning, String text) {
        List<Rule> rules = new ArrayList<>();
        for (String one : alternatives(text)) {
            rules.add(one(meaning, one));
        }
        return rules;
    }

    static Rule one(Meaning meaning, String text) {
        try {
            return read(meaning, text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the option \"" + meaning.option() + "\": " + e.getMessage(), e);
        }
    }

    private static Rule read(Meaning meaning, String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches() || form.group(2) != null && form.group(3) == null) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is no rule, such as /delta/text or /delta/text if /type=delta");
        }
        Pointer pointer = Pointer.parse(form.group(1));
        if (form.group(3) == null) {
            return new Rule(meaning, pointer, Optional.empty());
        }
        Pointer compared = form.group(2) == null ? pointer : Pointer.parse(form.group(2));
        if (!compared.sharesElements(pointer)) {
            throw new IllegalArgumentException(compared + " and " + pointer
                    + " go through different array elements (*), so that none belongs to the other");
        }
        Condition condition =
                new Condition(compared, form.group(4), form.group(3).startsWith("!"));
        return new Rule(meaning, pointer, Optional.of(condition));
    }
}
