package io.llmharness.runtime.result;

import java.util.Optional;

/**
 * What connections to an engine turned out to be.
 *
 * @param http version of HTTP that they spoke: {@code 1.1} or {@code 2}
 * @param tls version of TLS, such as {@code TLSv1.3}; empty without TLS
 * @param proxy host and port of the proxy that they went through, never its credentials; empty where there was none
 */
public record ConnectionFacts(String http, Optional<String> tls, Optional<String> proxy) {}
