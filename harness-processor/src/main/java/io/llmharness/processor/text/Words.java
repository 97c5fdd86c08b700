package io.llmharness.processor.text;

import java.util.regex.Pattern;

/** Names and sentences in the forms that generated code and messages need. */
public final class Words {
    private static final Pattern KEBAB = Pattern.compile("[a-z][a-z0-9]*(?:-[a-z0-9]+)*");
    private static final Pattern PACKAGE = Pattern.compile("\\b(?:[a-z_][A-Za-z0-9_]*\\.)+(?=[A-Z])");

    private Words() {}

    /** Whether a name is lower case words with hyphens between. */
    public static boolean isKebab(String name) {
        return KEBAB.matcher(name).matches();
    }

    /** {@code azure-openai} as {@code AzureOpenai}. */
    public static String camel(String kebab) {
        StringBuilder camel = new StringBuilder();
        for (String word : kebab.split("-")) {
            camel.append(Character.toUpperCase(word.charAt(0))).append(word, 1, word.length());
        }
        return camel.toString();
    }

    /** A noun at the beginning of a sentence. */
    public static String capital(String noun) {
        return Character.toUpperCase(noun.charAt(0)) + noun.substring(1);
    }

    /** A noun with its indefinite article. */
    public static String article(String noun) {
        return ("aeiou".indexOf(noun.charAt(0)) >= 0 ? "an " : "a ") + noun;
    }

    /** A type without its packages: {@code java.util.List<java.lang.String>} as {@code List<String>}. */
    public static String simpleType(String type) {
        return PACKAGE.matcher(type).replaceAll("");
    }

    /** The first sentence of a documentation comment, without its mark-up. */
    public static String firstSentence(String comment) {
        String text = comment.strip()
                .replaceAll("(?ms)^\\s*@[a-z].*", "")
                .replaceAll("\\{@(?:link|linkplain)\\s+[^\\s}]+\\s+([^}]+)}", "$1")
                .replaceAll("\\{@\\w+\\s+([^}]*)}", "$1")
                .replaceAll("(?s)<p\\b.*", "")
                .replaceAll("</?[a-zA-Z][^>]*>", "")
                .replaceAll("\\s+", " ")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&")
                .strip();
        int end = text.indexOf(". ");
        return end < 0 ? text : text.substring(0, end + 1);
    }
}
