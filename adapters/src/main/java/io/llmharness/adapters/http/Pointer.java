package io.llmharness.adapters.http;

import java.util.ArrayList;
import java.util.List;

/**
 * A JSON pointer (RFC 6901) in which a segment {@code *} stands for every element of an array.
 *
 * @param segments unescaped
 */
record Pointer(List<String> segments) {
    static final String ANY = "*";

    Pointer {
        segments = List.copyOf(segments);
    }

    /** Reads a pointer. Throws {@link IllegalArgumentException} with a sentence for the user. */
    static Pointer parse(String text) {
        if (!text.startsWith("/") || text.length() < 2) {
            throw new IllegalArgumentException("\"" + text + "\" is no JSON pointer, such as /choices/0/delta/content");
        }
        List<String> segments = new ArrayList<>();
        for (String segment : text.substring(1).split("/", -1)) {
            segments.add(segment.replace("~1", "/").replace("~0", "~"));
        }
        if (segments.contains("")) {
            throw new IllegalArgumentException("the JSON pointer \"" + text + "\" has an empty segment");
        }
        return new Pointer(segments);
    }

    /** How many segments reach to the last {@code *}; 0 when there is none. */
    int wildcards() {
        return segments.lastIndexOf(ANY) + 1;
    }

    /** Whether both go through the same elements: a value of one can be told to belong to a value of the other. */
    boolean sharesElements(Pointer other) {
        int common = wildcards();
        return common == 0
                || common <= other.segments.size()
                        && other.wildcards() == common
                        && segments.subList(0, common).equals(other.segments.subList(0, common));
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        segments.forEach(s -> text.append('/').append(s.replace("~", "~0").replace("/", "~1")));
        return text.toString();
    }
}
