package io.llmharness.adapters.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmharness.adapters.contract.Heads;
import io.llmharness.adapters.contract.RecordingSink;
import io.llmharness.runtime.engine.NativeFigure;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderFiguresTest {
    private final RecordingSink sink = new RecordingSink();

    @ParameterizedTest
    @CsvSource({"0, 0", "17, 17", "999999999999, 999999999999"})
    void countsAreWholeNumbers(String value, long count) {
        HeaderFigures.count(Heads.of(200, Map.of("left", value)), "Left", NativeFigure.QUOTA_TOKENS_LEFT, sink);
        assertThat(sink.told().figures())
                .containsEntry("quotaTokensLeft", count)
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"423, 423000000", "0, 0", "1.25, 1250000", "0.0000019, 1", "'7 ', 7000000"})
    void millisecondsMayBeDecimals(String value, long nanos) {
        HeaderFigures.millis(Heads.of(200, Map.of("ms", value)), "ms", NativeFigure.PROCESSING_DURATION, sink);
        assertThat(sink.told().figures()).containsEntry("processingDuration", nanos);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "x", "1s", "9999999999999", ".5", "1e3"})
    void otherValuesSayNothing(String value) {
        HeaderFigures.count(Heads.of(200, Map.of("h", value)), "h", NativeFigure.QUOTA_TOKENS_LEFT, sink);
        HeaderFigures.millis(Heads.of(200, Map.of("h", value)), "h", NativeFigure.PROCESSING_DURATION, sink);
        HeaderFigures.count(Heads.status(200), "h", NativeFigure.QUOTA_TOKENS_LEFT, sink);
        assertThat(sink.told().figures()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gfet4t7; dur=423              | 423000000",
                "gfet4t7;dur=0.5               | 500000",
                "db;dur=1, gfet4t7; dur=3, x   | 3000000",
                "gfet4t7;desc=\"a\";dur=12       | 12000000"
            })
    void aMetricsDurationIsInMilliseconds(String value, long nanos) {
        timing(value);
        assertThat(sink.told().figures()).containsEntry("processingDuration", nanos);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gfet4t7", "gfet4t7, other;dur=3", "gfet4t7;dur=x", "other;dur=4", ""})
    void anotherMetricsDurationIsNot(String value) {
        timing(value);
        assertThat(sink.told().figures()).isEmpty();
    }

    private void timing(String value) {
        HeaderFigures.serverTiming(
                Heads.of(200, Map.of("server-timing", value)), "gfet4t7", NativeFigure.PROCESSING_DURATION, sink);
    }
}
