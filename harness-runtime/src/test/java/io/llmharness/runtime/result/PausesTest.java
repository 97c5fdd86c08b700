package io.llmharness.runtime.result;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmharness.runtime.metric.Metric;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class PausesTest {
    private static final long MILLI = 1_000_000;

    @Test
    void whatIsLeftWithoutThemIsExact() {
        Histogram all = ResultSamples.values(2000, 100 * MILLI, 0);
        all.add(ResultSamples.values(60, 400 * MILLI, 0));
        Histogram touched = ResultSamples.values(60, 400 * MILLI, 0);
        List<Pauses.Share> shares = Pauses.of(totals(all, touched));

        assertThat(shares).singleElement().satisfies(share -> {
            assertThat(share.metric()).isEqualTo(Metric.TTFT);
            assertThat(share.touched()).isEqualTo(60);
            assertThat(share.without().getTotalCount()).isEqualTo(2000);
            assertThat(share.all().getTotalCount()).as("not changed").isEqualTo(2060);
            assertThat(Pauses.text(share))
                    .isEqualTo("a pause of the client touched 60 of 2060 ttft samples (2.91 %): p99 is 400 ms with them"
                            + " and 100 ms without");
        });
    }

    @Test
    void withFewSamplesNoPercentileIsNamed() {
        Histogram one = ResultSamples.values(1, 400 * MILLI, 0);
        assertThat(Pauses.of(totals(ResultSamples.values(4, 400 * MILLI, 0), one)))
                .singleElement()
                .satisfies(share -> assertThat(Pauses.text(share)).endsWith("(25.0 %)"));
    }

    @Test
    void untouchedIsNotTold() {
        assertThat(Pauses.of(Merge.trial(ResultSamples.good()))).isEmpty();
    }

    private static Totals totals(Histogram all, Histogram touched) {
        return Merge.iteration(ResultSamples.Iteration.of(0, 80, 200)
                .histogram(Metric.TTFT, all)
                .histogram(Metric.TTFT_PAUSED, touched)
                .build());
    }
}
