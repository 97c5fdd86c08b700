package io.llmharness.runtime.text;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that was probably meant. */
public final class Nearest {
    private Nearest() {}

    /** The known name that is closest to {@code wrong}, when one is close enough to be worth showing. */
    public static Optional<String> of(String wrong, Collection<String> known) {
        String typed = wrong.toLowerCase(Locale.ROOT);
        int tolerated = Math.max(1, typed.length() / 3);
        String best = null;
        int least = tolerated + 1;
        for (String name : known) {
            int distance = distance(typed, name.toLowerCase(Locale.ROOT));
            if (distance < least) {
                least = distance;
                best = name;
            }
        }
        return Optional.ofNullable(best);
    }

    /** {@code  Did you mean "x"? Known: a, b, x.}, beginning with a space, to be put behind a sentence. */
    public static String hint(String wrong, Collection<String> known) {
        String meant =
                of(wrong, known).map(name -> " Did you mean \"" + name + "\"?").orElse("");
        return known.isEmpty() ? meant : meant + " Known: " + String.join(", ", known) + ".";
    }

    /** Edits that turn one text into the other, a swap of neighbours being one edit. */
    static int distance(String a, String b) {
        int[][] edits = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            edits[i][0] = i;
        }
        for (int j = 0; j <= b.length(); j++) {
            edits[0][j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            for (int j = 1; j <= b.length(); j++) {
                int replaced = edits[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                edits[i][j] = Math.min(replaced, 1 + Math.min(edits[i - 1][j], edits[i][j - 1]));
                if (swapped(a, i, b, j)) {
                    edits[i][j] = Math.min(edits[i][j], edits[i - 2][j - 2] + 1);
                }
            }
        }
        return edits[a.length()][b.length()];
    }

    private static boolean swapped(String a, int i, String b, int j) {
        return i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    }
}
