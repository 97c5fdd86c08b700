package io.llmharness.runtime.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DigitsTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1, 1.00",
        "-1, -1.00",
        "12.345, 12.3",
        "20, 20.0",
        "0.0123456, 0.0123",
        "0.001, 0.00100",
        "999.4, 999",
        "999.5, 1000",
        "9.995, 10.0",
        "99.95, 100",
        "1234, 1230",
        "1235, 1240",
        "9999999, 10000000",
        "12345678, 1.23e+07",
        "0.00001234, 1.23e-05",
    })
    void three_significant_digits(double value, String text) {
        assertThat(Digits.three(value)).isEqualTo(text);
    }

    @Test
    void infinity_is_a_sign_and_no_number_is_an_error() {
        assertThat(Digits.three(Double.POSITIVE_INFINITY)).isEqualTo("∞");
        assertThat(Digits.three(Double.NEGATIVE_INFINITY)).isEqualTo("-∞");
        assertThatThrownBy(() -> Digits.three(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shares_are_never_rounded_to_everything() {
        assertThat(Digits.percent(0.125)).isEqualTo("12.5 %");
        assertThat(Digits.percent(1, 8)).isEqualTo("12.5 %");
        assertThat(Digits.percent(99_999, 100_000)).isEqualTo("> 99.9 %");
        assertThat(Digits.percent(7, 7)).isEqualTo("100 %");
        assertThat(Digits.percent(0, 7)).isEqualTo("0 %");
        assertThat(Digits.percent(0, 0)).isEqualTo("–");
    }

    @ParameterizedTest
    @ValueSource(strings = {"de-DE", "ar-EG-u-nu-arab", "hi-IN-u-nu-deva"})
    void is_the_same_in_every_locale(String tag) {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag(tag));
            assertThat(Digits.three(1234.5)).isEqualTo("1230");
            assertThat(Digits.three(1.5)).isEqualTo("1.50");
            assertThat(Digits.three(1.5e9)).isEqualTo("1.50e+09");
        } finally {
            Locale.setDefault(before);
        }
    }
}
