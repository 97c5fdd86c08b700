package io.llmharness.runtime.report;

import static io.llmharness.runtime.report.ResultReader.need;
import static io.llmharness.runtime.report.ResultReader.record;
import static io.llmharness.runtime.report.ResultReader.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmharness.runtime.engine.FailureCause;
import io.llmharness.runtime.engine.NativeFigure;
import io.llmharness.runtime.metric.Metric;
import io.llmharness.runtime.result.ClientHealth;
import io.llmharness.runtime.result.ErrorExample;
import io.llmharness.runtime.result.Flow;
import io.llmharness.runtime.result.IntervalResult;
import io.llmharness.runtime.result.IterationResult;
import io.llmharness.runtime.result.NativeStat;
import io.llmharness.runtime.result.RequestCounts;
import io.llmharness.runtime.result.SloCounts;
import io.llmharness.runtime.result.TokenCounts;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.HdrHistogram.Histogram;

/** Reads what {@link JsonIteration} wrote. Metrics, causes and figures that this version does not know are passed over. */
final class IterationReader {
    private IterationReader() {}

    static IterationResult read(JsonNode node) throws IOException {
        return new IterationResult(
                need(node, "index").intValue(),
                need(node, "warmup").booleanValue(),
                ResultReader.instant(node, "from"),
                record(need(node, "requests"), RequestCounts.class),
                errors(need(node, "errors")),
                errors(node.path("retried")),
                record(need(node, "tokens"), TokenCounts.class),
                record(need(node, "slo"), SloCounts.class),
                record(need(node, "flow"), Flow.class),
                histograms(need(node, "metrics")),
                JsonProfiles.read(node.path("profiles")),
                figures(need(node, "nativeFigures")),
                need(node, "coalesced").longValue(),
                intervals(need(node, "intervals")),
                examples(need(node, "errorExamples")),
                record(need(node, "health"), ClientHealth.class));
    }

    private static Map<FailureCause, Long> errors(JsonNode node) {
        Map<FailureCause, Long> errors = new EnumMap<>(FailureCause.class);
        for (FailureCause cause : FailureCause.values()) {
            if (node.has(cause.key())) {
                errors.put(cause, node.get(cause.key()).longValue());
            }
        }
        return errors;
    }

    static Map<Metric, Histogram> histograms(JsonNode node) {
        Map<Metric, Histogram> histograms = new EnumMap<>(Metric.class);
        for (Metric metric : Metric.values()) {
            if (node.has(metric.key())) {
                histograms.put(metric, HistogramText.decode(text(node.get(metric.key()), "histogram")));
            }
        }
        return histograms;
    }

    private static Map<NativeFigure, NativeStat> figures(JsonNode node) throws IOException {
        Map<NativeFigure, NativeStat> figures = new EnumMap<>(NativeFigure.class);
        for (NativeFigure figure : NativeFigure.values()) {
            if (node.has(figure.key())) {
                figures.put(figure, record(node.get(figure.key()), NativeStat.class));
            }
        }
        return figures;
    }

    private static List<IntervalResult> intervals(JsonNode node) throws IOException {
        List<IntervalResult> intervals = new ArrayList<>();
        for (JsonNode interval : node) {
            intervals.add(record(interval, IntervalResult.class));
        }
        return intervals;
    }

    private static List<ErrorExample> examples(JsonNode node) {
        List<ErrorExample> examples = new ArrayList<>();
        for (JsonNode example : node) {
            Arrays.stream(FailureCause.values())
                    .filter(cause -> cause.key().equals(text(example, "cause")))
                    .map(cause -> new ErrorExample(
                            cause,
                            need(example, "status").intValue(),
                            text(example, "message"),
                            example.has("retryAfterMillis")
                                    ? Optional.of(Duration.ofMillis(
                                            example.get("retryAfterMillis").longValue()))
                                    : Optional.empty()))
                    .forEach(examples::add);
        }
        return examples;
    }
}
