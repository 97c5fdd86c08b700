package io.llmharness.runtime.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.llmharness.runtime.result.Rate;
import io.llmharness.runtime.result.Stationarity;
import io.llmharness.runtime.result.Trend;
import io.llmharness.runtime.result.TrialSummary;
import java.util.Locale;

/** The {@code stationarity} array: for each fork whether, and from which second on, it was steady. */
final class JsonStationarity {
    private JsonStationarity() {}

    static ArrayNode of(TrialSummary trial) {
        boolean tokens = trial.rate(Rate.Kind.OUTPUT_TOKENS).isPresent();
        ArrayNode all = Json.MAPPER.createArrayNode();
        trial.stationarity().forEach(s -> all.add(node(s, tokens)));
        return all;
    }

    private static ObjectNode node(Stationarity s, boolean tokens) {
        ObjectNode node = Json.object()
                .put("fork", s.fork())
                .put("verdict", s.tested() ? s.isSteady() ? "steady" : "trending" : "untested")
                .put("warmupSeconds", s.warmupSeconds())
                .put("measuredSeconds", s.measuredSeconds());
        ArrayNode trends = node.putArray("trends");
        for (Trend trend : s.trends()) {
            trends.addObject()
                    .put("series", trend.series())
                    .put("kind", trend.kind().name().toLowerCase(Locale.ROOT))
                    .put("change", trend.change())
                    .put("p", trend.p());
        }
        s.steadyFrom().ifPresent(second -> node.put("steadyFromSecond", second));
        s.steady().ifPresent(steady -> {
            ObjectNode figures = node.putObject("steady").put("seconds", steady.seconds());
            if (tokens) {
                figures.put("outputTokensPerSecond", steady.outputTokensPerSecond());
            }
            figures.put("requestsPerSecond", steady.requestsPerSecond());
        });
        return node;
    }
}
