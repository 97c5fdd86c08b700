package io.llmharness.runtime.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmharness.runtime.metric.Direction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarginsTest {
    @Test
    void named_ones_gate_what_they_name_and_a_bare_one_all_that_stands_first() {
        Margins named = Margins.parse("ttft.p99=5%", "outputTokensPerSecond=2.5%");
        assertThat(named.headline()).isEmpty();
        assertThat(named.named())
                .containsOnly(
                        java.util.Map.entry(Figure.parse("ttft.p99"), 0.05),
                        java.util.Map.entry(Figure.parse("outputTokensPerSecond"), 0.025));
        assertThat(Margins.parse("3%").headline()).contains(0.03);
        assertThat(Margins.parse()).isEqualTo(Margins.usual());
    }

    @Test
    void every_figure_is_found_by_its_name_and_knows_what_is_better() {
        assertThat(Figure.all())
                .allSatisfy(f -> assertThat(Figure.parse(f.key())).isEqualTo(f));
        assertThat(Figure.parse("ttft.intended.p999").direction()).isEqualTo(Direction.LOWER_IS_BETTER);
        assertThat(Figure.parse("goodput").direction()).isEqualTo(Direction.HIGHER_IS_BETTER);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tftt.p99=5% | no figure \"tftt.p99\": did you mean \"ttft.p99\"?",
                "ttft=5% | \"ttft\" is a metric with many values: say which, such as ttft.p50",
                "zebra=5% | no figure \"zebra\": a figure is a metric and a percentile",
                "ttft.p99=5 | \"5\" is not a share in percent, such as 5%",
                "ttft.p99=x% | \"x%\" is not a share in percent",
                "ttft.p99=-1% | \"-1%\" is not from 0% to below 100%",
                "100% | \"100%\" is not from 0% to below 100%",
            })
    void what_makes_no_sense_is_told(String text, String message) {
        assertThatThrownBy(() -> Margins.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }
}
