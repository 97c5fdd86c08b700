package io.llmharness.runtime.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.llmharness.runtime.metric.Metric;
import io.llmharness.runtime.result.ResultSamples;
import io.llmharness.runtime.result.RunResult;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JsonFormatTest {
    static Stream<RunResult> samples() {
        return ReportSamples.all().values().stream();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void keeps_to_the_schema(RunResult run) throws IOException {
        assertThat(schema().validate(json(run))).isEmpty();
    }

    @Test
    void schema_refuses_what_is_not_a_result() throws IOException {
        JsonNode good = json(ResultSamples.run(ResultSamples.good()));
        ((com.fasterxml.jackson.databind.node.ObjectNode) good.at("/trials/0/metrics/ttft")).put("p99", "NaN");
        assertThat(schema().validate(good)).isNotEmpty();
        assertThat(schema().validate(new ObjectMapper().readTree("{\"schemaVersion\":2}")))
                .isNotEmpty();
    }

    @Test
    void figures_by_hand() throws IOException {
        JsonNode trial = json(ResultSamples.run(ResultSamples.good())).at("/trials/0");
        assertThat(trial.at("/throughput/outputTokensPerSecond").doubleValue()).isEqualTo(1920);
        assertThat(trial.at("/throughput/requestsPerSecond").doubleValue()).isEqualTo(30);
        assertThat(trial.at("/metrics/ttft/unit").textValue()).isEqualTo("ms");
        assertThat(trial.at("/metrics/ttft/count").longValue()).isEqualTo(1200);
        // 200 … 229.9, 202 …, 206 …, 204 …: the mean is 203 + 14.95
        assertThat(trial.at("/metrics/ttft/mean").doubleValue()).isBetween(217.8, 218.1);
        assertThat(trial.at("/metrics/ttft/interval/of").textValue()).isEqualTo("p99");
        assertThat(trial.at("/metrics/ttft/interval/forks").intValue()).isEqualTo(2);
        assertThat(trial.at("/window/seconds").doubleValue()).isEqualTo(40);
    }

    @Test
    void histograms_are_complete() throws IOException {
        JsonNode ttft = json(ResultSamples.run(ResultSamples.good())).at("/trials/0/metrics/ttft");
        Histogram decoded = HistogramText.decode(ttft.get("histogram").textValue());
        Histogram expected = io.llmharness.runtime.metric.Histograms.empty();
        ResultSamples.good().forks().stream()
                .flatMap(f -> f.measured().stream())
                .forEach(i -> expected.add(Objects.requireNonNull(i.histograms().get(Metric.TTFT))));
        assertThat(decoded).isEqualTo(expected);
    }

    @Test
    void every_metric_is_there_or_has_a_reason() throws IOException {
        for (RunResult run : ReportSamples.all().values()) {
            for (JsonNode trial : json(run).get("trials")) {
                for (Metric metric : Metric.values()) {
                    boolean present = trial.get("metrics").has(metric.key());
                    boolean explained = trial.get("unavailable").has(metric.key());
                    assertThat(present).as(metric.key()).isNotEqualTo(explained);
                }
            }
        }
    }

    @Test
    void percentiles_among_the_failures_are_absent_with_a_reason() throws IOException {
        JsonNode trial = json(ReportSamples.all().get("open")).at("/trials/0");
        JsonNode series = trial.at("/metrics/ttft/withFailures");
        assertThat(series.get("count").longValue()).isEqualTo(4 * 129);
        assertThat(series.has("p50")).isTrue();
        assertThat(series.has("p99")).isFalse();
        assertThat(trial.get("unavailable").get("ttft.withFailures.p99").textValue())
                .isEqualTo("infinite: it falls among the 36 requests that did not succeed");
    }

    @Test
    void a_password_in_the_url_is_masked() throws IOException {
        RunResult run = ResultSamples.run(ResultSamples.trial(
                ResultSamples.at(ResultSamples.plan(), "https://me:secret@host/v1"),
                ResultSamples.good().forks().get(0)));
        String text = json(run).toString();
        assertThat(text).contains("https://***@host/v1").doesNotContain("secret");
    }

    private static JsonNode json(RunResult run) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new JsonFormat().write(run, out);
        return new ObjectMapper().readTree(out.toByteArray());
    }

    private static Schema schema() throws IOException {
        try (InputStream in = Objects.requireNonNull(JsonFormat.class.getResourceAsStream(JsonFormat.SCHEMA))) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(in);
        }
    }
}
