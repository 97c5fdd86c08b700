package io.llmharness.adapters.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WaitTextTest {
    @ParameterizedTest
    @CsvSource({
        "12ms, PT0.012S",
        "1s, PT1S",
        "6m0s, PT6M",
        "1m2.5s, PT1M2.5S",
        "1h2m3s, PT1H2M3S",
        "0s, PT0S",
        "46s, PT46S",
        "1.5s, PT1.5S",
        "2d3h, PT51H",
        "250µs, PT0.00025S",
        "1m12ms, PT1M0.012S",
        "99999999999999d, PT8784H"
    })
    void readsGoAndProtobufDurations(String text, Duration duration) {
        assertThat(WaitText.parts(text)).contains(duration);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "s", "12", "1x", "-1s", "1s later", "1e3s", ".5s", "Wed, 21 Oct 2026 07:28:00 GMT"})
    void saysNothingOfOtherTexts(String text) {
        assertThat(WaitText.parts(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0, PT0S", "26, PT26S", "0.25, PT0.25S", "' 7 ', PT7S", "999999999999999999, PT8784H"})
    void readsNumbers(String text, Duration duration) {
        assertThat(WaitText.number(text, Duration.ofSeconds(1))).contains(duration);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "1s", "1e9", "1.", "٣", "9999999999999999999"})
    void saysNothingOfOtherNumbers(String text) {
        assertThat(WaitText.number(text, Duration.ofSeconds(1))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Limit 10000, Used 9900, Requested 300. Please try again in 1.2s. Visit …     | PT1.2S",
                "Rate limit reached. Please try again in 6m0s.                                | PT6M",
                "Rate limit reached. Please try again in 80ms.                                | PT0.08S",
                "… of your current OpenAI S0 pricing tier. Please retry after 26 seconds. Go … | PT26S",
                "Rate limit is exceeded. Try again in 2 seconds.                              | PT2S",
                "Please retry in 46.07s.                                                      | PT46.07S",
                "try again in 1 hour 5 minutes                                                | PT1H5M"
            })
    void readsWhatAMessageAsksFor(String message, Duration duration) {
        assertThat(WaitText.asked(message)).contains(duration);
    }

    @Test
    void aMessageThatAsksForNothingHasNoWait() {
        assertThat(WaitText.asked("Please retry after some time, 5 s at most")).isEmpty();
        assertThat(WaitText.asked("Limit 10s")).isEmpty();
        assertThat(WaitText.asked("")).isEmpty();
    }
}
