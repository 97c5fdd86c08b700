package io.llmharness.runtime.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.llmharness.runtime.result.ConfidenceInterval;
import io.llmharness.runtime.result.Latency;
import io.llmharness.runtime.result.Percentile;
import io.llmharness.runtime.result.Rate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** A metric as JMH's JSON has it. A missing error is JMH's word {@code "NaN"}, which its readers expect. */
final class JmhMetric {
    private static final String NONE = "NaN";

    private JmhMetric() {}

    /** Mean, with the percentiles that the count supports; raw data are iteration means. */
    static ObjectNode of(Latency latency, Units units) {
        Optional<ConfidenceInterval> interval = latency.meanInterval().map(i -> i.times(units.of(1)));
        ObjectNode node = head(units.of(latency.pooled().getMean()), interval);
        ObjectNode percentiles = node.putObject("scorePercentiles");
        percentiles.put("0.0", units.of(latency.pooled().getMinValue()));
        for (Percentile p : Percentile.values()) {
            OptionalDouble value = latency.percentile(p);
            if (value.isPresent()) {
                percentiles.put(String.format(Locale.ROOT, "%.1f", p.percent()), units.of(value.getAsDouble()));
            }
        }
        percentiles.put("100.0", units.of(latency.pooled().getMaxValue()));
        node.put("scoreUnit", units.symbol());
        return raw(
                node,
                latency.forks().stream()
                        .map(f -> f.stream().map(h -> units.of(h.getMean())).toList())
                        .toList());
    }

    /** The rate over all windows; percentiles are the least and the largest iteration's. */
    static ObjectNode of(Rate rate) {
        ObjectNode node = head(rate.value(), rate.interval());
        List<Double> values =
                rate.forks().stream().flatMap(List::stream).sorted().toList();
        ObjectNode percentiles = node.putObject("scorePercentiles");
        percentiles.put("0.0", values.get(0));
        percentiles.put("100.0", values.get(values.size() - 1));
        node.put("scoreUnit", rate.kind().unit());
        return raw(node, rate.forks());
    }

    /** A figure without raw data, such as one percentile. */
    static ObjectNode of(Score score) {
        ObjectNode node = head(score.value(), score.interval());
        node.putObject("scorePercentiles").put("0.0", score.value()).put("100.0", score.value());
        node.put("scoreUnit", score.unit());
        return raw(node, List.of(List.of(score.value())));
    }

    private static ObjectNode head(double score, Optional<ConfidenceInterval> interval) {
        ObjectNode node = Json.object().put("score", score);
        if (interval.isEmpty()) {
            node.put("scoreError", NONE);
            node.putArray("scoreConfidence").add(NONE).add(NONE);
        } else {
            // by JMH's definition around the score, which here pools forks, and so is not quite the middle of the
            // interval
            double error = interval.get().halfWidth();
            node.put("scoreError", error);
            node.putArray("scoreConfidence").add(score - error).add(score + error);
        }
        return node;
    }

    private static ObjectNode raw(ObjectNode node, List<List<Double>> forks) {
        ArrayNode raw = node.putArray("rawData");
        forks.forEach(fork -> {
            ArrayNode values = raw.addArray();
            fork.forEach(values::add);
        });
        return node;
    }
}
