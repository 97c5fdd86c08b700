package io.llmharness.processor.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The name that somebody meant. */
public final class Nearest {
    private Nearest() {}

    /** {@code " Did you mean \"x\"?"} with a leading space, or nothing when no name is near. */
    public static String didYouMean(String written, Collection<String> names) {
        return of(written, names).map(name -> " Did you mean \"" + name + "\"?").orElse("");
    }

    /** The nearest name, if it is near enough to be a slip: about one letter in three, or the beginning of one name only. */
    public static Optional<String> of(String written, Collection<String> names) {
        String wanted = plain(written);
        if (wanted.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> near = names.stream()
                .filter(name -> distance(wanted, plain(name)) <= slips(wanted))
                .min(Comparator.comparingInt((String name) -> distance(wanted, plain(name)))
                        .thenComparing(Comparator.naturalOrder()));
        return near.isPresent() ? near : onlyOneThatBegins(wanted, names);
    }

    private static int slips(String wanted) {
        return wanted.length() < 3 ? 0 : Math.max(1, wanted.length() / 3);
    }

    private static Optional<String> onlyOneThatBegins(String wanted, Collection<String> names) {
        var longer = names.stream()
                .filter(name -> plain(name).startsWith(wanted) || wanted.startsWith(plain(name)))
                .filter(name -> !plain(name).isEmpty())
                .toList();
        return longer.size() == 1 ? Optional.of(longer.get(0)) : Optional.empty();
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[-_ .]", "");
    }

    /** Edits between two words: insert, delete, replace a letter, or swap two neighbours. */
    static int distance(String a, String b) {
        int[][] edits = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                edits[i][j] = i == 0 || j == 0 ? i + j : cheapest(edits, a, b, i, j);
            }
        }
        return edits[a.length()][b.length()];
    }

    private static int cheapest(int[][] edits, String a, String b, int i, int j) {
        int replace = edits[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int best = Math.min(replace, Math.min(edits[i - 1][j], edits[i][j - 1]) + 1);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, edits[i - 2][j - 2] + 1) : best;
    }
}
