package io.llmharness.processor.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurationTextTest {
    @ParameterizedTest
    @CsvSource({
        "300ms, PT0.3S",
        "5s, PT5S",
        "1.5s, PT1.5S",
        "0.000001ms, PT0.000000001S",
        "20500us, PT0.0205S",
        "7µs, PT0.000007S",
        "9ns, PT0.000000009S",
        "2m, PT2M",
        "2min, PT2M",
        "1h, PT1H",
        "5sec, PT5S",
        "1hr, PT1H",
        "' 500 ms ', PT0.5S",
        "0s, PT0S",
        "8760h, PT8760H",
    })
    @DisplayName("A number with a unit is a duration")
    void reads(String text, Duration duration) {
        assertThat(DurationText.read(text).valid()).isEqualTo(duration);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "300 | \"300\" has no unit; write 300ms.",
                "0.5 | \"0.5\" has no unit; write 0.5ms.",
                "-5s | \"-5s\" is negative.",
                "1m30s | \"1m30s\" is not a duration. Write 300ms, 1.5s, 2m or 1h.",
                "5msa | \"5msa\": there is no unit \"msa\". Did you mean \"ms\"? Write 300ms, 1.5s, 2m or 1h.",
                "PT5S | \"PT5S\" is not a duration. Write 300ms, 1.5s, 2m or 1h.",
                "5s! | \"5s!\" is not a duration. Write 300ms, 1.5s, 2m or 1h.",
                "1e3s | \"1e3s\" is not a duration. Write 300ms, 1.5s, 2m or 1h.",
                "soon | \"soon\" is not a duration. Write 300ms, 1.5s, 2m or 1h.",
                "0.5ns | \"0.5ns\" is finer than a nanosecond.",
                "8761h | \"8761h\" is longer than a year.",
                "999999999999h | \"999999999999h\" is longer than a year.",
            })
    @DisplayName("Anything else is told in a sentence")
    void complains(String text, String complaint) {
        assertThat(DurationText.read(text).complaint()).isEqualTo(complaint);
    }
}
