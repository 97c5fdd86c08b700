package io.llmharness.runtime.plan;

import io.llmharness.runtime.catalog.RunModel.Phases;
import io.llmharness.runtime.catalog.RunModel.Retry;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * What every request of a trial keeps to, besides its deadline.
 *
 * @param connectTimeout making a connection, TLS included
 * @param firstTokenTimeout from the dispatch to the first token of a streamed answer
 * @param idleTimeout from one token of a streamed answer to the next
 * @param retry whether and how it is sent again
 * @param rates how much is sent in a minute
 * @param budget what the run may use up
 * @param stall gap within an answer above which it stalls
 */
public record RequestRules(
        Duration connectTimeout,
        Optional<Duration> firstTokenTimeout,
        Optional<Duration> idleTimeout,
        Optional<Retry> retry,
        RateLimits rates,
        Budget budget,
        Duration stall) {

    public RequestRules {
        rates = Objects.requireNonNullElse(rates, RateLimits.NONE); // files of older versions do not have them
        budget = Objects.requireNonNullElse(budget, Budget.NONE);
        stall = Objects.requireNonNullElse(stall, Defaults.STALL);
    }

    /** Rules without limits of the client's own. */
    public RequestRules(
            Duration connectTimeout,
            Optional<Duration> firstTokenTimeout,
            Optional<Duration> idleTimeout,
            Optional<Retry> retry) {
        this(connectTimeout, firstTokenTimeout, idleTimeout, retry, RateLimits.NONE, Budget.NONE, Defaults.STALL);
    }

    /** Nothing but the default time to connect. */
    public static final RequestRules STANDARD =
            new RequestRules(Defaults.CONNECT_TIMEOUT, Optional.empty(), Optional.empty(), Optional.empty());

    /** What was said, and the defaults. */
    static RequestRules of(Phases phases, Optional<Retry> retry, RateLimits rates, Budget budget, Duration stall) {
        return new RequestRules(
                phases.connect().orElse(Defaults.CONNECT_TIMEOUT),
                phases.firstToken(),
                phases.idle(),
                retry.filter(rule -> rule.attempts() > 1),
                rates,
                budget,
                stall);
    }

    /** The same with another rule for sending again. */
    public RequestRules retry(Retry rule) {
        return new RequestRules(
                connectTimeout, firstTokenTimeout, idleTimeout, Optional.of(rule), rates, budget, stall);
    }

    /** The same with other limits of the client's own. */
    public RequestRules rates(RateLimits limits) {
        return new RequestRules(connectTimeout, firstTokenTimeout, idleTimeout, retry, limits, budget, stall);
    }

    /** The same with another budget. */
    public RequestRules budget(Budget cap) {
        return new RequestRules(connectTimeout, firstTokenTimeout, idleTimeout, retry, rates, cap, stall);
    }
}
