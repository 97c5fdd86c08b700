package io.llmharness.runtime.http;

import java.util.Optional;

/**
 * What a connection turned out to be.
 *
 * @param http version of HTTP that it speaks: {@code 1.1} or {@code 2}
 * @param tls version of TLS, such as {@code TLSv1.3}; empty without TLS
 */
public record Agreed(String http, Optional<String> tls) {}
