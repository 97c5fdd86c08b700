package io.llmharness.runtime.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import io.llmharness.annotations.Scope;
import io.llmharness.runtime.catalog.Benchmark;
import io.llmharness.runtime.catalog.EngineModel;
import io.llmharness.runtime.catalog.ParamModel;
import io.llmharness.runtime.catalog.ScenarioModel;
import io.llmharness.runtime.catalog.WorkloadModel;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Scenarios as the text of a file that says the same. */
public final class ConfigText {
    private static final ObjectMapper YAML = new ObjectMapper(YAMLFactory.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
            .build());

    private ConfigText() {}

    /** Why no file can say what the benchmark's scenario says, in clauses; empty where one can. */
    public static List<String> obstacles(Benchmark benchmark) {
        ScenarioModel model = benchmark.model();
        List<String> obstacles = new ArrayList<>();
        for (int workload : workloads(benchmark)) {
            if (!benchmark.scenario().declared(workload)) {
                obstacles.add("its workload " + model.workloads().get(workload).method() + " is a method");
            }
        }
        if (!model.params().isEmpty()) {
            String fields = model.params().stream().map(ParamModel::name).collect(Collectors.joining(", "));
            obstacles.add("@Param sets its fields: " + fields);
        }
        if (model.checked()) {
            obstacles.add("@Check judges its answers");
        }
        if (model.hooks() || model.iterationHooks()) {
            obstacles.add("@Setup or @TearDown runs code of its own");
        }
        if (model.scope() == Scope.User) {
            obstacles.add("each user has a state of its own");
        }
        return obstacles;
    }

    private static List<Integer> workloads(Benchmark benchmark) {
        return benchmark
                .mix()
                .map(mix -> mix.parts().stream()
                        .map(part -> benchmark.model().index(part.workload()))
                        .toList())
                .orElse(List.of(benchmark.index()));
    }

    /** The file with the scenarios of these benchmarks, none of which has an obstacle. */
    public static String of(List<Benchmark> benchmarks) {
        List<Object> scenarios = new ArrayList<>();
        benchmarks.stream().map(Benchmark::model).distinct().forEach(model -> scenarios.add(scenario(model)));
        try {
            return YAML.writeValueAsString(Map.of("scenarios", scenarios));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> scenario(ScenarioModel model) {
        Map<String, Object> node = new LinkedHashMap<>();
        node.put("name", model.name());
        put(node, "description", literal(model.description()));
        node.put("engines", model.engines().stream().map(ConfigText::engine).toList());
        List<WorkloadModel> workloads = model.workloads();
        if (workloads.size() == 1 && workloads.get(0).method().isEmpty()) {
            SettingsText.write(node, workloads.get(0));
            node.put("workload", workload(workloads.get(0)));
            return node;
        }
        Map<String, Object> named = new LinkedHashMap<>();
        for (WorkloadModel workload : workloads) {
            Map<String, Object> own = workload(workload);
            SettingsText.write(own, workload);
            named.put(workload.method(), own);
        }
        node.put("workloads", named);
        return node;
    }

    private static Map<String, Object> engine(EngineModel engine) {
        Map<String, Object> node = new LinkedHashMap<>();
        node.put("engine", engine.id());
        if (!engine.name().equals(engine.id())) {
            node.put("name", engine.name());
        }
        put(node, "model", literal(engine.model()));
        put(node, "url", engine.url().replaceAll("\\$\\{([^:}]*):([^}]*)}", "\\${$1:-$2}"));
        put(node, "apiKeyEnv", engine.apiKeyEnv());
        if (!engine.options().isEmpty()) {
            node.put("options", literals(engine.options()));
        }
        put(node, "reset", literal(engine.reset()));
        return node;
    }

    private static Map<String, Object> workload(WorkloadModel workload) {
        Map<String, Object> node = new LinkedHashMap<>();
        WorkloadModel.Source source = workload.source();
        put(node, "prompt", literal(source.prompt()));
        put(node, "system", literal(source.system()));
        put(node, "dataset", source.dataset());
        if (!source.options().isEmpty()) {
            node.put("datasetOptions", literals(source.options()));
        }
        put(node, "inputTokens", source.inputTokens());
        put(node, "outputTokens", source.outputTokens());
        if (!workload.stream()) {
            node.put("stream", false);
        }
        if (workload.seed() != WorkloadModel.onClass().seed()) {
            node.put("seed", workload.seed());
        }
        if (!workload.cache().equals(WorkloadModel.onClass().cache())) {
            node.put("cache", workload.cache());
        }
        return node;
    }

    static Map<String, Object> literals(Map<String, String> options) {
        Map<String, Object> all = new LinkedHashMap<>();
        options.forEach((name, value) -> all.put(name, literal(value)));
        return all;
    }

    private static void put(Map<String, Object> node, String key, String text) {
        if (!text.isEmpty()) {
            node.put(key, text);
        }
    }

    /** A text that is no placeholder, as a file has to write it. */
    static String literal(String text) {
        return text.replace("${", "$${");
    }
}
