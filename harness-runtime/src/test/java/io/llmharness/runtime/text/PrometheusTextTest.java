package io.llmharness.runtime.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrometheusTextTest {
    private static final String PAGE = """
        # HELP vllm:prefix_cache_hits_total Prefix cache hits, in tokens.
        # TYPE vllm:prefix_cache_hits_total counter
        vllm:prefix_cache_hits_total{engine="0",model_name="a b}c"} 112.0
        vllm:prefix_cache_hits_total{engine="1",model_name="a b}c"} 1.6e+01 1754000000000
        vllm:prefix_cache_hits_total_created{engine="0"} 1.7e+09
        plain 3
        broken{x="1"} many
        spaced   4
        """;

    private final PrometheusText text = new PrometheusText(PAGE);

    @Test
    void series_of_a_name_are_summed() {
        assertThat(text.sum("vllm:prefix_cache_hits_total")).isEqualTo(128);
        assertThat(text.sum("plain")).isEqualTo(3);
        assertThat(text.sum("spaced")).isEqualTo(4);
    }

    @Test
    void what_is_not_there_or_no_number_is_nan() {
        assertThat(text.sum("vllm:prefix_cache")).isNaN();
        assertThat(text.sum("broken")).isNaN();
        assertThat(text.sum("")).isNaN();
        assertThat(new PrometheusText("{\"error\":\"no\"}").sum("plain")).isNaN();
    }
}
