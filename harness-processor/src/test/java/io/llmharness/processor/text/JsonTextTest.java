package io.llmharness.processor.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                " { \"a\" : [ 1 , -0.5e+3 , true , null , \"x\\n\\u00e9\\\\\" ] , \"b\" : {} } ",
                "\"text\"",
                "0",
                "[[[[]]]]",
            })
    @DisplayName("JSON is JSON")
    void accepts(String text) {
        assertThat(JsonText.complaint(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "~~ | it ends too early",
                "{ | it ends too early",
                "[1, | it ends too early",
                "{\"a\" 1} | unexpected '1' at position 6",
                "{a: 1} | unexpected 'a' at position 2",
                "[1,] | unexpected ']' at position 4",
                "[1] [2] | unexpected '[' at position 5",
                "'x' | unexpected ''' at position 1",
                "01 | unexpected '1' at position 2",
                "True | unexpected 'T' at position 1",
                "\"open | unexpected '\"' at position 1",
            })
    @DisplayName("Anything else is told with its place")
    void complains(String text, String complaint) {
        assertThat(JsonText.complaint(text)).contains(complaint);
    }

    @Test
    @DisplayName("Long and deep texts do not run out of stack")
    void isRobust() {
        assertThat(JsonText.complaint("\"" + "a\\n".repeat(20_000) + "\"")).isEmpty();
        assertThat(JsonText.complaint("[".repeat(100_000))).isPresent();
    }
}
