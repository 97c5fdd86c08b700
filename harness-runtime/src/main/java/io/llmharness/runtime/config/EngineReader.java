package io.llmharness.runtime.config;

import io.llmharness.runtime.catalog.EngineModel;
import io.llmharness.runtime.catalog.EngineTerms;
import io.llmharness.runtime.text.Durations;
import io.llmharness.runtime.text.Nearest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads one engine that fits the schema. */
final class EngineReader {
    private final KnownNames known;
    private final ConfigProblems problems;

    EngineReader(KnownNames known, ConfigProblems problems) {
        this.known = known;
        this.problems = problems;
    }

    EngineModel read(ConfigNode node) {
        ConfigNode id = node.get("engine").orElse(node);
        if (!known.engines().contains(id.text)) {
            problems.add(id, "is \"" + id.text + "\", and there is no such engine." + hint(id.text, known.engines()));
        }
        return new EngineModel(
                id.text,
                node.get("name").map(n -> n.text).orElse(id.text),
                node.text("model"),
                node.text("url"),
                node.text("apiKeyEnv"),
                options(node, id.text),
                node.text("reset"),
                terms(node));
    }

    private Map<String, String> options(ConfigNode node, String engine) {
        Map<String, String> options = new LinkedHashMap<>();
        List<String> names = known.options(engine);
        node.get("options")
                .ifPresent(given -> given.entries.forEach((name, value) -> {
                    if (known.engines().contains(engine) && !names.contains(name)) {
                        problems.add(value, "is no option of " + engine + "." + hint(name, names));
                    } else if (Secrets.namedBy(name)) {
                        problems.add(value, "would be a key; " + Secrets.ADVICE + ".");
                    }
                    options.put(name, value.text);
                }));
        return options;
    }

    private static EngineTerms terms(ConfigNode node) {
        return new EngineTerms(
                node.get("timeout").map(n -> Durations.parse(n.text)),
                node.get("retry").map(SettingsReader::retry),
                node.text("health"),
                node.get("price")
                        .flatMap(p -> p.get("input"))
                        .map(ConfigNode::number)
                        .orElse(0.0),
                node.get("price")
                        .flatMap(p -> p.get("output"))
                        .map(ConfigNode::number)
                        .orElse(0.0),
                node.get("hourlyCost").map(ConfigNode::number).orElse(0.0));
    }

    static String hint(String wrong, List<String> names) {
        return Nearest.hint(wrong, names);
    }
}
