package io.llmharness.adapters.wire;

import io.llmharness.runtime.engine.ResponseHead;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The wait that an engine asks for with an error, in the order in which the providers' own clients read it: {@code retry-after-ms} (a
 * decimal number of milliseconds), {@code Retry-After} (a decimal number of seconds, or an HTTP date: RFC 9110, section 10.2.3), then
 * what the error says in words, then the resets of used-up quotas. Dates count from the answer's own {@code Date}, so that a
 * client's clock does not matter.
 */
public final class RetryAfter {
    private static final int RATE_LIMITED = 429;
    private static final int UNAVAILABLE = 503;

    /**
     * A quota as an engine reports it in two headers.
     *
     * @param kind the error type that an engine gives when this one is used up
     * @param remaining the header with what is left
     * @param reset the header with the time at which it is full again, or until then: longer than the engine asks for, never shorter
     */
    public record Quota(String kind, String remaining, String reset) {}

    private RetryAfter() {}

    /** What the headers ask for. */
    public static Optional<Duration> of(ResponseHead head) {
        return number(head, "retry-after-ms", Duration.ofMillis(1))
                .or(() -> number(head, "retry-after", Duration.ofSeconds(1)))
                .or(() -> header(head, "retry-after").flatMap(date -> untilHttpDate(date, head)));
    }

    /** What the headers, the error's words, or for want of these the used-up quotas ask for. */
    public static Optional<Duration> of(ResponseHead head, ErrorBody error, List<Quota> quotas) {
        Optional<Duration> asked = of(head);
        boolean worded = head.status() == RATE_LIMITED || head.status() == UNAVAILABLE;
        if (asked.isPresent() || !worded) {
            return asked;
        }
        Optional<Duration> words = WaitText.asked(error.message());
        return words.isPresent() || head.status() != RATE_LIMITED ? words : reset(head, error, quotas);
    }

    private static Optional<Duration> reset(ResponseHead head, ErrorBody error, List<Quota> quotas) {
        return quotas.stream()
                .filter(q -> Objects.equals(head.header(q.remaining()), "0") || error.is(q.kind()))
                .flatMap(q -> reset(head, q.reset()).stream())
                .max(Duration::compareTo);
    }

    /** A number of seconds (Azure), a sum of parts (OpenAI) or a date (Anthropic). */
    private static Optional<Duration> reset(ResponseHead head, String name) {
        return header(head, name)
                .flatMap(text -> WaitText.number(text, Duration.ofSeconds(1))
                        .or(() -> WaitText.parts(text))
                        .or(() -> untilDate(text, head)));
    }

    private static Optional<Duration> number(ResponseHead head, String name, Duration unit) {
        return header(head, name).flatMap(text -> WaitText.number(text, unit));
    }

    private static Optional<String> header(ResponseHead head, String name) {
        return Optional.ofNullable(head.header(name)).map(String::strip);
    }

    private static Optional<Duration> untilHttpDate(String date, ResponseHead head) {
        return httpDate(date).map(then -> between(now(head), then));
    }

    private static Optional<Duration> untilDate(String rfc3339, ResponseHead head) {
        try {
            return Optional.of(between(now(head), OffsetDateTime.parse(rfc3339).toInstant()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Instant now(ResponseHead head) {
        return header(head, "date").flatMap(RetryAfter::httpDate).orElseGet(Instant::now);
    }

    private static Optional<Instant> httpDate(String text) {
        try {
            return Optional.of(ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Duration between(Instant now, Instant then) {
        return then.isBefore(now) ? Duration.ZERO : WaitText.shorter(Duration.between(now, then), WaitText.LONGEST);
    }
}
