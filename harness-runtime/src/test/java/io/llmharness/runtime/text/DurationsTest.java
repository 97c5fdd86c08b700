package io.llmharness.runtime.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {
    @ParameterizedTest
    @CsvSource({
        "300ms, PT0.3S",
        "1.5s, PT1.5S",
        "2m, PT2M",
        "2min, PT2M",
        "1h, PT1H",
        "250us, PT0.00025S",
        "7ns, PT0.000000007S",
        "' 10 s ', PT10S",
        "0s, PT0S"
    })
    void readsAllUnits(String text, Duration expected) {
        assertThat(Durations.parse(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ms", "-1s", "1 fortnight", "1e3ms", "1.s", "10 S"})
    void refusesWhatIsNone(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Durations.parse(text))
                .withMessageContaining("\"" + text + "\" is not a duration");
    }

    @Test
    void aBareNumberIsSecondsOnlyWhereJmhHasItSo() {
        assertThat(Durations.parseSeconds("10")).isEqualTo(Duration.ofSeconds(10));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Durations.parse("300"))
                .withMessage("\"300\" has no unit; write 300ms or 300s");
    }

    @ParameterizedTest
    @ValueSource(strings = {"300ms", "1500ms", "2m", "1h", "90s", "0s", "7ns", "250us"})
    void writesWhatItReads(String text) {
        assertThat(Durations.format(Durations.parse(text))).isEqualTo(text);
    }
}
