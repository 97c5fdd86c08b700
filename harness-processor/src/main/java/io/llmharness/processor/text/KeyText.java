package io.llmharness.processor.text;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds API keys that somebody wrote into a source. */
public final class KeyText {
    /** Keys that say what they are. */
    private static final Pattern KNOWN = Pattern.compile("\\b(?:"
            + "(?:sk|pk|rk)-(?=[A-Za-z_-]*[0-9])[A-Za-z0-9_-]{16,}" // OpenAI, Anthropic and many who followed
            + "|AIza[A-Za-z0-9_-]{30,}" // Google
            + "|hf_[A-Za-z0-9]{20,}" // Hugging Face
            + "|(?:gsk|xai|nvapi|r8|pplx|tgp)[_-][A-Za-z0-9_-]{20,}"
            + "|gh[pousr]_[A-Za-z0-9]{20,}|github_pat_[A-Za-z0-9_]{20,}|glpat-[A-Za-z0-9_-]{16,}"
            + "|(?:AKIA|ASIA)[A-Z0-9]{16}" // AWS
            + "|eyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{8,}" // JSON web token
            + ")");

    private static final Pattern NAMED = Pattern.compile(
            "(?:.*[._-])?(?:api[-_]?key|authorization|password|passwd|secret|access[-_]?token)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern BEARER = Pattern.compile("\\b(?:Bearer|Basic)\\s+[A-Za-z0-9._~+/-]{8,}=*");
    /** Letters and digits without a break; names of models and files have breaks, random keys seldom. */
    private static final Pattern WORD = Pattern.compile("(?<!sha256:)\\b[A-Za-z0-9]{24,}");

    private static final Pattern DIGITS = Pattern.compile("[0-9]+");
    private static final Pattern HEXADECIMAL = Pattern.compile("[0-9a-fA-F]{32,}");

    /** English words and identifiers of that length stay below. */
    private static final double RANDOM_BITS_A_LETTER = 3.8;

    private KeyText() {}

    /** The part of a text that looks like a key, shortened so that it is safe to show; empty when nothing does. */
    public static Optional<String> find(String text) {
        return firstKey(text).map(KeyText::shortened);
    }

    /** A text that is safe to show: keys in it are shortened. */
    public static String masked(String text) {
        return firstKey(text)
                .map(key -> masked(text.replace(key, shortened(key))))
                .orElse(text);
    }

    private static Optional<String> firstKey(String text) {
        for (Pattern pattern : new Pattern[] {KNOWN, BEARER}) {
            Matcher key = pattern.matcher(text);
            if (key.find()) {
                return Optional.of(key.group());
            }
        }
        return WORD.matcher(text)
                .results()
                .map(MatchResult::group)
                .filter(KeyText::looksRandom)
                .findFirst();
    }

    /** Whether a name says that its value is a key. */
    public static boolean namesAKey(String name) {
        return NAMED.matcher(name).matches();
    }

    private static boolean looksRandom(String word) {
        boolean letters = word.chars().anyMatch(Character::isLetter);
        boolean bothCases = !word.equals(word.toLowerCase(Locale.ROOT)) && !word.equals(word.toUpperCase(Locale.ROOT));
        long runsOfDigits = DIGITS.matcher(word).results().count();
        return HEXADECIMAL.matcher(word).matches() && letters && runsOfDigits > 1
                || bothCases && runsOfDigits > 1 && bitsALetter(word) >= RANDOM_BITS_A_LETTER;
    }

    private static double bitsALetter(String word) {
        Map<Integer, Integer> counts = new HashMap<>();
        word.chars().forEach(letter -> counts.merge(letter, 1, Integer::sum));
        double bits = 0;
        for (int count : counts.values()) {
            double share = (double) count / word.length();
            bits -= share * Math.log(share) / Math.log(2);
        }
        return bits;
    }

    private static String shortened(String key) {
        return key.substring(0, 4) + "…";
    }
}
