package io.llmharness.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The harness's own reading of the schema against that of a complete implementation. */
class ConfigSchemaTest {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final Schema COMPLETE = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(ConfigSchema.text());

    private static boolean accepted(String text) {
        ConfigProblems problems = new ConfigProblems();
        new ConfigParser("f.yaml", new Environment(name -> null), problems)
                .parse(text)
                .ifPresent(new ConfigSchema(problems)::check);
        return problems.isEmpty();
    }

    private static boolean acceptedByTheCompleteOne(String text) throws IOException {
        JsonNode node = YAML.readTree(text);
        return COMPLETE.validate(node).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "engines: [{ engine: vllm, retry: 3, options: { a: 1, b: true, c: 0.5, d: x } }]",
                "engines: [{ engine: vllm, price: { input: 1, output: 0 }, hourlyCost: 0.5, health: /h }]",
                "scenarios: [{ name: s, concurrency: [1, 2], benchmarkMode: Goodput, workload: { prompt: x } }]",
                "scenarios: [{ name: s, concurrency: { value: 3 }, benchmarkMode: [Goodput], timeout: 3s }]",
                "scenarios: [{ name: s, arrivalRate: { value: 0.5, arrivals: gamma }, timeout: { idle: 3s } }]",
                "scenarios: [{ name: s, engines: [a, { engine: b }], fork: { value: 0, jvmArgs: [-Xmx1g] } }]",
                "scenarios: [{ name: s, workloads: { a: { inputTokens: 5 }, b: { inputTokens: \"uniform(1,2)\" } } }]",
            })
    void bothAccept(String text) throws IOException {
        assertThat(acceptedByTheCompleteOne(text)).isTrue();
        assertThat(accepted(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "engine: []",
                "engines: []",
                "engines: [vllm]",
                "engines: [{ name: a }]",
                "engines: [{ engine: 1 }]",
                "engines: [{ engine: vllm, apiKeyEnv: \"a b\" }]",
                "engines: [{ engine: vllm, price: {} }]",
                "engines: [{ engine: vllm, price: { input: -1 } }]",
                "engines: [{ engine: vllm, retry: 0 }]",
                "engines: [{ engine: vllm, retry: { backoff: 1s } }]",
                "engines: [{ engine: vllm, health: health }]",
                "engines: [{ engine: vllm, options: { a: [1] } }]",
                "scenarios: [{ concurrency: 1 }]",
                "scenarios: [{ name: s, concurrency: 0 }]",
                "scenarios: [{ name: s, concurrency: [] }]",
                "scenarios: [{ name: s, concurrency: [1, 1] }]",
                "scenarios: [{ name: s, concurrency: { users: 1 } }]",
                "scenarios: [{ name: s, arrivalRate: { value: [0] } }]",
                "scenarios: [{ name: s, arrivalRate: { value: 1, arrivals: POISSON } }]",
                "scenarios: [{ name: s, benchmarkMode: Fast }]",
                "scenarios: [{ name: s, benchmarkMode: [Fast] }]",
                "scenarios: [{ name: s, slo: { ttft: 5 } }]",
                "scenarios: [{ name: s, timeout: soon }]",
                "scenarios: [{ name: s, fork: { value: -1 } }]",
                "scenarios: [{ name: s, engines: [1] }]",
                "scenarios: [{ name: s, engines: [{ engin: a }] }]",
                "scenarios: [{ name: s, workloads: {} }]",
                "scenarios: [{ name: s, workloads: { \"a b\": {} } }]",
                "scenarios: [{ name: s, workload: { prompt: \"\" } }]",
                "scenarios: [{ name: s, workload: { stream: 1 } }]",
                "scenarios: [{ name: s, workload: { outputTokens: 0 } }]",
                "scenarios: 5",
            })
    void bothRefuse(String text) throws IOException {
        assertThat(acceptedByTheCompleteOne(text)).isFalse();
        assertThat(accepted(text)).isFalse();
    }

    @Test
    void theExampleIsAccepted() throws IOException {
        String example = ConfigExample.text().replaceAll("\\$\\{[A-Z_]+:-([^}]*)}", "'$1'");
        assertThat(acceptedByTheCompleteOne(example)).isTrue();
        assertThat(accepted(ConfigExample.text())).isTrue();
    }
}
