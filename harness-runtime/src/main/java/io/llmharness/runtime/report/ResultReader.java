package io.llmharness.runtime.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import io.llmharness.runtime.engine.EngineCounters;
import io.llmharness.runtime.plan.TrialPlan;
import io.llmharness.runtime.result.Capacity;
import io.llmharness.runtime.result.Certificate;
import io.llmharness.runtime.result.ConnectionFacts;
import io.llmharness.runtime.result.ForkResult;
import io.llmharness.runtime.result.ForkStart;
import io.llmharness.runtime.result.HostFacts;
import io.llmharness.runtime.result.IterationResult;
import io.llmharness.runtime.result.PrecisionFinding;
import io.llmharness.runtime.result.ResetResult;
import io.llmharness.runtime.result.RunResult;
import io.llmharness.runtime.result.TrialResult;
import io.llmharness.runtime.text.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads a {@link JsonFormat} file back, so that it can be rendered again or compared. Takes what was measured and leaves what was
 * computed from it: that is computed anew. Keys it does not know are passed over.
 */
public final class ResultReader {
    private static final ObjectReader RECORDS =
            Json.MAPPER.reader().without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private ResultReader() {}

    /** Reads a file. Throws {@link UsageException} with a sentence for what is no result file or one of a newer version. */
    public static RunResult read(Path file) throws IOException {
        try {
            return run(Json.MAPPER.readTree(Files.readAllBytes(file)), file);
        } catch (NoSuchFileException e) {
            throw new UsageException("there is no file " + file);
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new UsageException(file + " is not a result file: " + Lines.clean(firstLine(e)));
        }
    }

    private static RunResult run(JsonNode node, Path file) throws IOException {
        JsonNode version = node.path("schemaVersion");
        if (!version.isInt()) {
            throw new UsageException(file + " is not a result file of llm-harness: it has no schemaVersion");
        }
        if (version.intValue() > JsonFormat.SCHEMA_VERSION) {
            throw new UsageException(file + " has schema version " + version.intValue()
                    + ", this llm-harness reads versions up to " + JsonFormat.SCHEMA_VERSION + "; use a newer one");
        }
        List<TrialResult> trials = new ArrayList<>();
        for (JsonNode trial : node.withArray("trials")) {
            trials.add(trial(trial));
        }
        return new RunResult(
                host(need(node, "harness")),
                instant(node, "startedAt"),
                instant(node, "endedAt"),
                node.path("interrupted").booleanValue(),
                optionalText(node, "endedEarly"),
                trials,
                searches(node.path("searches")));
    }

    private static List<Capacity> searches(JsonNode node) throws IOException {
        List<Capacity> searches = new ArrayList<>();
        for (JsonNode search : node) {
            searches.add(record(search, Capacity.class));
        }
        return searches;
    }

    private static HostFacts host(JsonNode node) {
        return new HostFacts(
                text(node, "version"),
                text(node, "commit"),
                text(node, "jvm"),
                text(node, "os"),
                text(node, "cpu"),
                need(node, "logicalCpus").intValue(),
                need(node, "memoryBytes").longValue(),
                node.path("loadAverage").asDouble(-1),
                text(node, "commandLine"));
    }

    private static TrialResult trial(JsonNode node) throws IOException {
        List<ForkResult> forks = new ArrayList<>();
        for (JsonNode fork : need(node, "forks")) {
            forks.add(fork(fork));
        }
        JsonNode window = need(node, "window");
        return new TrialResult(
                record(need(node, "plan"), TrialPlan.class),
                optionalText(need(node, "engine"), "version"),
                instant(window, "startedAt"),
                instant(window, "endedAt"),
                forks,
                certificate(need(node, "validity").path("certificate")),
                node.hasNonNull("precision")
                        ? Optional.of(record(node.get("precision"), PrecisionFinding.class))
                        : Optional.empty());
    }

    private static Optional<Certificate> certificate(JsonNode node) throws IOException {
        return node.isObject() ? Optional.of(record(node, Certificate.class)) : Optional.empty();
    }

    private static ForkResult fork(JsonNode node) throws IOException {
        List<IterationResult> iterations = new ArrayList<>();
        for (JsonNode iteration : need(node, "iterations")) {
            iterations.add(IterationReader.read(iteration));
        }
        List<ConnectionFacts> connections = new ArrayList<>();
        for (JsonNode kind : node.path("connections")) {
            connections.add(record(kind, ConnectionFacts.class));
        }
        return new ForkResult(
                        need(node, "index").intValue(),
                        need(node, "pid").longValue(),
                        iterations,
                        optionalText(node, "failure"),
                        node.hasNonNull("reset")
                                ? Optional.of(record(node.get("reset"), ResetResult.class))
                                : Optional.empty(),
                        node.hasNonNull("sequence")
                                ? Optional.of(
                                        new ForkStart(need(node, "sequence").intValue(), instant(node, "startedAt")))
                                : Optional.empty(),
                        optionalText(node, "eventLogGap"),
                        List.of())
                .connections(connections)
                .counters(node.hasNonNull("counters") ? Optional.of(counters(node.get("counters"))) : Optional.empty());
    }

    private static EngineCounters counters(JsonNode node) {
        return new EngineCounters(
                node.path("promptTokens").asDouble(Double.NaN),
                node.path("cachedTokens").asDouble(Double.NaN),
                node.path("queueSeconds").asDouble(Double.NaN),
                node.path("queued").asDouble(Double.NaN));
    }

    /** A record from the object of its components. */
    static <T> T record(JsonNode node, Class<T> type) throws IOException {
        return RECORDS.treeToValue(node, type);
    }

    /** The field's value. Throws {@link IllegalArgumentException} where it is missing. */
    static JsonNode need(JsonNode node, String name) {
        JsonNode value = node.get(name);
        if (value == null || value.isNull()) {
            throw new IllegalArgumentException("\"" + name + "\" is missing");
        }
        return value;
    }

    static Instant instant(JsonNode node, String name) {
        try {
            return Instant.parse(text(node, name));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("\"" + name + "\" is not an instant", e);
        }
    }

    static String text(JsonNode node, String name) {
        return need(node, name).asText();
    }

    private static Optional<String> optionalText(JsonNode node, String name) {
        return node.hasNonNull(name) ? Optional.of(node.get(name).asText()) : Optional.empty();
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}
