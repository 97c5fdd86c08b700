package io.llmharness.runtime.http;

import java.util.Arrays;

/** Which version of HTTP a connection speaks. Decided by ALPN, so HTTP/2 needs https. */
public enum HttpVersion {
    /** HTTP/2 where the server offers it, else HTTP/1.1. */
    AUTO("auto"),
    /** HTTP/1.1 only: a connection for each request in flight. */
    HTTP_1_1("1.1"),
    /** HTTP/2 only: requests in flight share connections. */
    HTTP_2("2");

    private final String key;

    HttpVersion(String key) {
        this.key = key;
    }

    /** The version of this name. */
    public static HttpVersion of(String key) {
        return Arrays.stream(values())
                .filter(v -> v.key.equals(key))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("no HTTP version \"" + key + "\"; known: auto, 1.1, 2"));
    }
}
