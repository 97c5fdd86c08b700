package io.llmharness.runtime.plan;

import io.llmharness.runtime.catalog.RunModel.Phases;
import java.time.Duration;
import java.util.Optional;

/**
 * What every request of a trial keeps to, besides its deadline.
 *
 * @param connectTimeout making a connection, TLS included
 * @param firstTokenTimeout from the dispatch to the first token of a streamed answer
 * @param idleTimeout from one token of a streamed answer to the next
 */
public record RequestRules(
        Duration connectTimeout, Optional<Duration> firstTokenTimeout, Optional<Duration> idleTimeout) {

    /** Nothing but the default time to connect. */
    public static final RequestRules STANDARD =
            new RequestRules(Defaults.CONNECT_TIMEOUT, Optional.empty(), Optional.empty());

    /** What was said, and the defaults. */
    static RequestRules of(Phases phases) {
        return new RequestRules(phases.connect().orElse(Defaults.CONNECT_TIMEOUT), phases.firstToken(), phases.idle());
    }
}
