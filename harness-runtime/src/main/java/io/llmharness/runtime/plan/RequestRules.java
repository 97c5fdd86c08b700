package io.llmharness.runtime.plan;

import io.llmharness.runtime.catalog.RunModel.Phases;
import io.llmharness.runtime.catalog.RunModel.Retry;
import java.time.Duration;
import java.util.Optional;

/**
 * What every request of a trial keeps to, besides its deadline.
 *
 * @param connectTimeout making a connection, TLS included
 * @param firstTokenTimeout from the dispatch to the first token of a streamed answer
 * @param idleTimeout from one token of a streamed answer to the next
 * @param retry whether and how it is sent again
 */
public record RequestRules(
        Duration connectTimeout,
        Optional<Duration> firstTokenTimeout,
        Optional<Duration> idleTimeout,
        Optional<Retry> retry) {

    /** Nothing but the default time to connect. */
    public static final RequestRules STANDARD =
            new RequestRules(Defaults.CONNECT_TIMEOUT, Optional.empty(), Optional.empty(), Optional.empty());

    /** What was said, and the defaults. */
    static RequestRules of(Phases phases, Optional<Retry> retry) {
        return new RequestRules(
                phases.connect().orElse(Defaults.CONNECT_TIMEOUT),
                phases.firstToken(),
                phases.idle(),
                retry.filter(rule -> rule.attempts() > 1));
    }

    /** The same with another rule for sending again. */
    public RequestRules retry(Retry rule) {
        return new RequestRules(connectTimeout, firstTokenTimeout, idleTimeout, Optional.of(rule));
    }
}
