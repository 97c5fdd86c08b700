package io.llmharness.adapters.wire;

import java.nio.charset.StandardCharsets;

/** A name as one segment of a URL's path: a slash or a colon in it must not be taken for the path's own. */
public final class PathSegment {
    private static final String PLAIN = "-._~@";

    private PathSegment() {}

    /** Percent-encodes all but unreserved characters (RFC 3986, section 2.3) and {@code @}, in UTF-8. */
    public static String encode(String name) {
        StringBuilder out = new StringBuilder(name.length() + 8);
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            if (c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || PLAIN.indexOf(c) >= 0) {
                out.append(c);
            } else {
                out.append('%').append(Character.toUpperCase(Character.forDigit(c >> 4, 16)));
                out.append(Character.toUpperCase(Character.forDigit(c & 15, 16)));
            }
        }
        return out.toString();
    }
}
