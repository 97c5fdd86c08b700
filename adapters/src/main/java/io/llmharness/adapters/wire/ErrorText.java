package io.llmharness.adapters.wire;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes one short line of what an engine, or a proxy in front of it, said. */
final class ErrorText {
    private static final Pattern TITLE = Pattern.compile("<title[^>]*>([^<]*)</title>", Pattern.CASE_INSENSITIVE);
    private static final Pattern UNSEEN = Pattern.compile("(?is)<(script|style)\\b.*?</\\1>|<[^>]*>");
    private static final Pattern BREAKS = Pattern.compile("\\s*[\\p{Cntrl}\\u2028\\u2029]+\\s*");

    /** Key-like words: engines quote the key they were given. */
    private static final Pattern KEYS =
            Pattern.compile("\\b(?:(?:sk|pk|gsk|hf|xai)[-_]|AIza)[A-Za-z0-9_*.-]{6,}|(?i:bearer)\\s+[^\\s\"',;]+");

    private ErrorText() {}

    /** A body that is no JSON: an HTML page's title or text, or the text itself. */
    static String of(byte[] body) {
        String text = new String(body, 0, Math.min(body.length, 16 << 10), StandardCharsets.UTF_8);
        if (!text.stripLeading().startsWith("<")) {
            return shorten(text);
        }
        Matcher title = TITLE.matcher(text);
        String seen = title.find() ? title.group(1) : UNSEEN.matcher(text).replaceAll(" ");
        return shorten(seen.replaceAll("\\s+", " "));
    }

    static String shorten(String words) {
        // enough to find every break and key that can be in the part that is kept
        String bounded = words.length() > 8 * ErrorBody.LONGEST ? words.substring(0, 8 * ErrorBody.LONGEST) : words;
        String line = BREAKS.matcher(bounded.strip()).replaceAll(" ");
        String safe = KEYS.matcher(line).replaceAll(ErrorText::masked);
        if (safe.length() <= ErrorBody.LONGEST) {
            return safe;
        }
        int cut = ErrorBody.LONGEST - 1;
        return safe.substring(0, Character.isHighSurrogate(safe.charAt(cut - 1)) ? cut - 1 : cut) + "…";
    }

    private static String masked(MatchResult key) {
        return key.group().toLowerCase(Locale.ROOT).startsWith("bearer") ? "Bearer ***" : "***";
    }
}
