package io.llmharness.runtime.config;

import io.llmharness.runtime.catalog.DeclaredScenario;
import io.llmharness.runtime.catalog.EngineModel;
import io.llmharness.runtime.catalog.MixModel;
import io.llmharness.runtime.catalog.ScenarioModel;
import io.llmharness.runtime.catalog.WorkloadModel;
import io.llmharness.runtime.config.ConfigNode.Kind;
import io.llmharness.runtime.text.Nearest;
import io.llmharness.runtime.workload.TokenLength;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads one scenario that fits the schema. */
final class ScenarioReader {
    private final Map<String, EngineModel> engines;
    private final EngineReader engineReader;
    private final KnownNames known;
    private final ConfigProblems problems;
    private final SettingsReader settings;

    /**
     * A reader.
     *
     * @param engines the files' engines by name
     */
    ScenarioReader(
            Map<String, EngineModel> engines, EngineReader engineReader, KnownNames known, ConfigProblems problems) {
        this.engines = engines;
        this.engineReader = engineReader;
        this.known = known;
        this.problems = problems;
        this.settings = new SettingsReader(known, problems);
    }

    ScenarioModel read(ConfigNode node) {
        ScenarioModel.Builder scenario = ScenarioModel.of(node.text("name"), DeclaredScenario.class.getName())
                .description(node.text("description"));
        engines(node).forEach(scenario::engine);
        List<WorkloadModel> workloads = workloads(node);
        workloads.forEach(scenario::workload);
        node.get("mix").ifPresent(mix -> scenario.mix(mix(node, mix, workloads)));
        return scenario.build();
    }

    private Collection<EngineModel> engines(ConfigNode node) {
        if (node.get("engines").isEmpty()) {
            if (engines.isEmpty()) {
                problems.add(node, "has no \"engines\", and no file has any.");
            }
            return engines.values();
        }
        List<EngineModel> named = new ArrayList<>();
        for (ConfigNode item : node.at("engines").items) {
            EngineModel engine = item.kind == Kind.OBJECT ? engineReader.read(item) : named(item);
            if (named.stream().anyMatch(e -> e.name().equals(engine.name()))) {
                problems.add(item, "is the second engine named \"" + engine.name() + "\" of this scenario.");
            }
            named.add(engine);
        }
        return named;
    }

    private EngineModel named(ConfigNode item) {
        EngineModel engine = engines.get(item.text);
        if (engine != null) {
            return engine;
        }
        if (!known.engines().contains(item.text)) {
            List<String> names = new ArrayList<>(engines.keySet());
            known.engines().stream().filter(id -> !names.contains(id)).forEach(names::add);
            problems.add(
                    item, "is \"" + item.text + "\", and there is no such engine." + Nearest.hint(item.text, names));
        }
        return EngineModel.of(item.text);
    }

    private List<WorkloadModel> workloads(ConfigNode node) {
        boolean one = node.entries.containsKey("workload");
        if (one == node.entries.containsKey("workloads")) {
            problems.add(
                    node,
                    one
                            ? "has \"workload\" and \"workloads\"; choose one."
                            : "asks nothing: it has neither \"workload\" nor \"workloads\".");
            return List.of();
        }
        if (one) {
            return List.of(workload(node, "", node.at("workload")));
        }
        List<WorkloadModel> all = new ArrayList<>();
        node.at("workloads").entries.forEach((name, workload) -> all.add(workload(node, name, workload)));
        return all;
    }

    private WorkloadModel workload(ConfigNode scenario, String name, ConfigNode node) {
        WorkloadModel w = settings.apply(node, settings.apply(scenario, asked(name, node)));
        if (node.entries.containsKey("prompt") == node.entries.containsKey("dataset")) {
            problems.add(
                    node,
                    node.entries.containsKey("prompt")
                            ? "has both \"prompt\" and \"dataset\"; choose one."
                            : "has neither \"prompt\" nor \"dataset\".");
        }
        node.get("dataset")
                .filter(dataset -> !known.datasets().contains(dataset.text))
                .ifPresent(dataset -> problems.add(
                        dataset,
                        "is \"" + dataset.text + "\", and there is no such data set."
                                + Nearest.hint(dataset.text, known.datasets())));
        if (node.entries.containsKey("prompt") && node.entries.containsKey("inputTokens")) {
            problems.add(node.at("inputTokens"), "is for a \"dataset\"; a \"prompt\" has its own length.");
        }
        return w;
    }

    private MixModel mix(ConfigNode scenario, ConfigNode node, List<WorkloadModel> workloads) {
        List<String> names = workloads.stream().map(WorkloadModel::method).toList();
        MixModel mix = MixModel.of(settings.apply(scenario, WorkloadModel.onClass()));
        double sum = 0;
        for (Map.Entry<String, ConfigNode> part : node.entries.entrySet()) {
            ConfigNode value = part.getValue();
            boolean own = value.text.equals("own");
            if (!names.contains(part.getKey())) {
                problems.add(value, "is no workload of this scenario." + Nearest.hint(part.getKey(), names));
                continue;
            }
            ConfigNode workload = scenario.at("workloads").at(part.getKey());
            boolean loaded = SettingsReader.LOADS.stream().anyMatch(workload.entries::containsKey);
            if (own && !loaded) {
                problems.add(value, "is own, and the workload has no load of its own.");
            } else if (!own && loaded) {
                problems.add(value, "shares the scenario's load, and the workload has one of its own; write own.");
            }
            sum += own ? 0 : value.number();
            mix = own ? mix.ownLoad(part.getKey()) : mix.part(part.getKey(), value.number());
        }
        if (!(sum > 0)) {
            problems.add(node, "has weights that sum to nothing: at least one workload shares the scenario's load.");
        }
        return mix;
    }

    private WorkloadModel asked(String name, ConfigNode node) {
        WorkloadModel w = WorkloadModel.onMethod(name)
                .prompt(node.text("prompt"))
                .system(node.text("system"))
                .dataset(node.text("dataset"))
                .inputTokens(length(node, "inputTokens"))
                .outputTokens(length(node, "outputTokens"));
        for (var option :
                node.get("datasetOptions").map(o -> o.entries.entrySet()).orElse(Set.of())) {
            List<String> names = known.datasetOptions(node.text("dataset"));
            if (!names.contains(option.getKey())) {
                problems.add(
                        option.getValue(),
                        "is no option of the data set " + node.text("dataset") + "."
                                + Nearest.hint(option.getKey(), names));
            }
            w = w.datasetOption(option.getKey(), option.getValue().text);
        }
        if (node.text("stream").equals("false")) {
            w = w.wholeAnswers();
        }
        if (node.entries.containsKey("seed")) {
            w = w.seed(Long.parseLong(node.text("seed")));
        }
        return node.entries.containsKey("cache") ? w.cache(node.text("cache")) : w;
    }

    private String length(ConfigNode node, String key) {
        String text = node.text(key);
        try {
            if (!text.isEmpty()) {
                TokenLength.parse(text);
            }
        } catch (IllegalArgumentException e) {
            problems.add(node.at(key), "is no length: " + e.getMessage());
        }
        return text;
    }
}
