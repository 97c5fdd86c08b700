package io.llmharness.runtime.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.llmharness.api.Sample;
import java.util.Iterator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenLengthTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"128|128|0", "uniform(64,256)|160|55.7", "normal(512,64)|512|64", "lognormal(100,0.5)|113.3|60.4"})
    void drawsHaveTheMeanAndDeviationOfTheirDistribution(String text, double mean, double deviation) {
        TokenLength length = TokenLength.parse(text);
        SplittableRandom random = new SplittableRandom(3);
        int[] draws = IntStream.range(0, 100_000).map(i -> length.draw(random)).toArray();
        double found = IntStream.of(draws).average().orElseThrow();
        double spread = Math.sqrt(IntStream.of(draws)
                .mapToDouble(d -> (d - found) * (d - found))
                .average()
                .orElseThrow());

        assertThat(found).isCloseTo(mean, within(mean * 0.02));
        assertThat(spread).isCloseTo(deviation, within(deviation * 0.03 + 0.1));
        assertThat(IntStream.of(draws).min().orElseThrow()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0",
                "-3",
                "norml(512,64)",
                "uniform(9,3)",
                "uniform(0,3)",
                "normal(5)",
                "1e3",
                "normal(1.2.3,4)"
            })
    void anythingElseIsRefusedWithTheFormsShown(String text) {
        assertThatThrownBy(() -> TokenLength.parse(text)).hasMessageContaining("uniform(64,256)");
    }

    @Test
    void aSyntheticPromptHasAsManyWordsAsAsked() {
        Iterator<Sample> samples = new Synthetic().open(new DatasetRequest("uniform(5,9)", "16", 1));
        for (int i = 0; i < 100; i++) {
            Sample sample = samples.next();
            assertThat(sample.prompt().split(" ").length).isBetween(5, 9);
            assertThat(sample.outputTokens()).hasValue(16);
            assertThat(sample.index()).isEqualTo(i);
        }
        assertThat(new Synthetic().open(new DatasetRequest("", "", 1)).next())
                .isEqualTo(new Synthetic().open(new DatasetRequest("", "", 1)).next())
                .isNotEqualTo(
                        new Synthetic().open(new DatasetRequest("", "", 2)).next());
    }
}
