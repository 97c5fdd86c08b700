package io.llmharness.processor.text;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether a text is JSON, by the letter of RFC 8259; builds nothing. */
public final class JsonText {
    private static final Pattern STRING =
            Pattern.compile("\"(?:[^\"\\\\\\x00-\\x1f]++|\\\\[\"\\\\/bfnrt]|\\\\u[0-9a-fA-F]{4})*+\"");
    private static final Pattern PLAIN =
            Pattern.compile("true|false|null|-?(?:0|[1-9][0-9]*+)(?:\\.[0-9]++)?(?:[eE][+-]?[0-9]++)?");
    private static final Pattern SPACE = Pattern.compile("[ \\t\\r\\n]*+");
    private static final int DEEPEST = 200;

    private final String text;
    private int at;

    private JsonText(String text) {
        this.text = text;
    }

    /** What is wrong, as a clause; empty when the text is one JSON value. */
    public static Optional<String> complaint(String text) {
        JsonText json = new JsonText(text);
        boolean whole = json.value(0) && json.at == text.length();
        return whole ? Optional.empty() : Optional.of(json.where());
    }

    private String where() {
        return at >= text.length()
                ? "it ends too early"
                : "unexpected '" + text.charAt(at) + "' at position " + (at + 1);
    }

    private boolean value(int depth) {
        skip(SPACE);
        boolean read;
        if (depth > DEEPEST || at >= text.length()) {
            return false;
        } else if (text.charAt(at) == '{') {
            read = list('}', true, depth);
        } else if (text.charAt(at) == '[') {
            read = list(']', false, depth);
        } else {
            read = skip(STRING) || skip(PLAIN);
        }
        skip(SPACE);
        return read;
    }

    private boolean list(char close, boolean named, int depth) {
        at++;
        skip(SPACE);
        if (next(close)) {
            return true;
        }
        do {
            skip(SPACE);
            if (named && !(skip(STRING) && skip(SPACE) && next(':'))) {
                return false;
            }
            if (!value(depth + 1)) {
                return false;
            }
        } while (next(','));
        return next(close);
    }

    private boolean next(char wanted) {
        if (at < text.length() && text.charAt(at) == wanted) {
            at++;
            return true;
        }
        return false;
    }

    private boolean skip(Pattern pattern) {
        Matcher matcher = pattern.matcher(text).region(at, text.length());
        if (matcher.lookingAt()) {
            at = matcher.end();
            return true;
        }
        return false;
    }
}
