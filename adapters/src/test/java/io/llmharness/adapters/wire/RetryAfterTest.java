package io.llmharness.adapters.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmharness.adapters.contract.Heads;
import io.llmharness.adapters.wire.RetryAfter.Quota;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RetryAfterTest {
    private static final String NOW = "Sun, 22 Nov 2026 10:00:00 GMT";
    private static final List<Quota> QUOTAS = List.of(
            new Quota("requests", "left-requests", "reset-requests"),
            new Quota("tokens", "left-tokens", "reset-tokens"));

    @Test
    void secondsMayBeDecimals() {
        assertThat(of(Map.of("retry-after", "2"))).contains(Duration.ofSeconds(2));
        assertThat(of(Map.of("retry-after", " 1.5 "))).contains(Duration.ofMillis(1500));
    }

    @Test
    void millisecondsComeBeforeSeconds() {
        assertThat(of(Map.of("retry-after", "2", "retry-after-ms", "1234.5")))
                .contains(Duration.ofNanos(1_234_500_000));
        assertThat(of(Map.of("retry-after", "2", "retry-after-ms", "soon"))).contains(Duration.ofSeconds(2));
    }

    @Test
    void aDateCountsFromTheAnswersOwn() {
        assertThat(of(Map.of("date", NOW, "retry-after", "Sun, 22 Nov 2026 10:00:46 GMT")))
                .contains(Duration.ofSeconds(46));
        assertThat(of(Map.of("date", NOW, "retry-after", "Sun, 22 Nov 2026 09:59:00 GMT")))
                .as("in the past")
                .contains(Duration.ZERO);
    }

    @Test
    void withoutTheAnswersDateTheClockCounts() {
        String soon = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                Instant.now().plusSeconds(3600).atOffset(ZoneOffset.UTC));
        assertThat(of(Map.of("retry-after", soon)).orElseThrow())
                .isBetween(Duration.ofMinutes(59), Duration.ofMinutes(60));
    }

    @Test
    void whatIsNoWaitIsNone() {
        assertThat(of(Map.of())).isEmpty();
        assertThat(of(Map.of("retry-after", ""))).isEmpty();
        assertThat(of(Map.of("retry-after", "-1"))).isEmpty();
        assertThat(of(Map.of("retry-after", "tomorrow"))).isEmpty();
    }

    @Test
    void absurdWaitsAreCut() {
        assertThat(of(Map.of("retry-after", "999999999999"))).contains(Duration.ofDays(366));
        assertThat(of(Map.of("date", NOW, "retry-after", "Fri, 22 Nov 2999 10:00:00 GMT")))
                .contains(Duration.ofDays(366));
    }

    @Test
    void headersComeBeforeWordsAndWordsBeforeQuotas() {
        Map<String, String> spent = Map.of("left-requests", "0", "reset-requests", "6m0s");
        assertThat(of(429, spent, "Please try again in 20s.")).contains(Duration.ofSeconds(20));
        assertThat(of(429, spent, "Slow down.")).contains(Duration.ofMinutes(6));
        assertThat(of(
                        429,
                        Map.of("retry-after", "3", "left-requests", "0", "reset-requests", "6m0s"),
                        "try again in 20s"))
                .contains(Duration.ofSeconds(3));
    }

    @Test
    void aQuotaThatIsNotUsedUpSaysNothing() {
        assertThat(of(429, Map.of("left-requests", "7", "reset-requests", "1s"), "no"))
                .isEmpty();
        assertThat(of(500, Map.of("left-requests", "0", "reset-requests", "1s"), "try again in 9s"))
                .as("what is no matter of quotas or load")
                .isEmpty();
        assertThat(of(503, Map.of("left-requests", "0", "reset-requests", "1s"), "overloaded"))
                .isEmpty();
    }

    @Test
    void theErrorsTypeTellsWhichQuotaIsUsedUp() {
        Map<String, String> heads =
                Map.of("left-tokens", "120", "reset-tokens", "2.5s", "left-requests", "9", "reset-requests", "8s");
        ErrorBody error = new ErrorBody("Request too large", "tokens", "rate_limit_exceeded");
        assertThat(RetryAfter.of(Heads.of(429, heads), error, QUOTAS)).contains(Duration.ofMillis(2500));
    }

    @Test
    void aResetIsSecondsADurationOrADate() {
        assertThat(of(429, Map.of("left-tokens", "0", "reset-tokens", "12"), ""))
                .contains(Duration.ofSeconds(12));
        assertThat(of(429, Map.of("left-tokens", "0", "reset-tokens", "12ms"), ""))
                .contains(Duration.ofMillis(12));
        assertThat(of(429, Map.of("date", NOW, "left-tokens", "0", "reset-tokens", "2026-11-22T10:00:01.5Z"), ""))
                .contains(Duration.ofMillis(1500));
        assertThat(of(429, Map.of("left-tokens", "0", "reset-tokens", "-1"), ""))
                .isEmpty();
    }

    @Test
    void theLongestOfSeveralResetsCounts() {
        Map<String, String> heads =
                Map.of("left-tokens", "0", "reset-tokens", "1s", "left-requests", "0", "reset-requests", "8s");
        assertThat(of(429, heads, "")).contains(Duration.ofSeconds(8));
    }

    private static Optional<Duration> of(Map<String, String> headers) {
        return RetryAfter.of(Heads.of(429, headers));
    }

    private static Optional<Duration> of(int status, Map<String, String> headers, String message) {
        byte[] body = ("{\"error\":{\"message\":\"" + message + "\"}}").getBytes(StandardCharsets.UTF_8);
        return RetryAfter.of(Heads.of(status, headers), ErrorBody.of(body), QUOTAS);
    }
}
