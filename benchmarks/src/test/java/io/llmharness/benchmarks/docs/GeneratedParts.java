package io.llmharness.benchmarks.docs;

import io.llmharness.runtime.engine.EngineCatalog;
import io.llmharness.runtime.engine.EngineSpec;
import io.llmharness.runtime.engine.FailureCause;
import io.llmharness.runtime.engine.NativeFigure;
import io.llmharness.runtime.load.LoadShapes;
import io.llmharness.runtime.metric.Metric;
import io.llmharness.runtime.profile.Profile;
import io.llmharness.runtime.result.Kpi;
import io.llmharness.runtime.result.Percentile;
import io.llmharness.runtime.result.Rate;
import io.llmharness.runtime.workload.Datasets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** The tables of the documents that are made from the code. */
final class GeneratedParts {
    private GeneratedParts() {}

    /** Every part by its name, with the Markdown that it is to be. */
    static Map<String, String> all() {
        Map<String, String> parts = new TreeMap<>();
        for (Metric.Group group : Metric.Group.values()) {
            parts.put("metrics " + group.name().toLowerCase(Locale.ROOT), metrics(group));
        }
        parts.put("rates", rates());
        parts.put("percentiles", percentiles());
        parts.put("kpis", kpis());
        parts.put("definition profiles", profiles());
        parts.put("percentiles of profiles", profilePercentiles());
        parts.put("failure causes", failureCauses());
        parts.put("native figures", nativeFigures());
        parts.put("engines", engines());
        parts.put("what is proved of each engine", EngineProof.table());
        specs().forEach(spec -> parts.put("options of " + spec.id(), options(spec)));
        parts.put("loads", loads());
        parts.put("data sets", datasets());
        return parts;
    }

    private static String metrics(Metric.Group group) {
        return table(
                List.of("metric", "what", "formula"),
                Arrays.stream(Metric.values()).filter(metric -> metric.group() == group),
                metric -> List.of(code(metric.key()), metric.title(), metric.formula()));
    }

    private static String rates() {
        return table(
                List.of("rate", "unit", "formula"),
                Arrays.stream(Rate.Kind.values()),
                rate -> List.of(code(rate.key()), rate.unit(), rate.formula()));
    }

    private static String kpis() {
        return table(List.of("KPI", "what"), Arrays.stream(Kpi.values()), kpi -> List.of(code(kpi.key()), kpi.title()));
    }

    private static String percentiles() {
        return table(
                List.of("percentile", "values needed"),
                Arrays.stream(Percentile.values()),
                percentile -> List.of(code(percentile.key()), String.valueOf(percentile.needs())));
    }

    private static String profiles() {
        return table(
                List.of("profile", "tool, version read", "metric", "its word", "formula"),
                Arrays.stream(Profile.values())
                        .flatMap(profile -> profile.words().stream().map(word -> Map.entry(profile, word))),
                row -> List.of(
                        code(row.getKey().id()),
                        row.getKey().tool() + " " + row.getKey().version(),
                        code(row.getValue().metric().key()),
                        code(row.getValue().name()),
                        row.getValue().formula()));
    }

    private static String profilePercentiles() {
        return table(
                List.of("profile", "percentiles"),
                Arrays.stream(Profile.values()),
                profile -> List.of(
                        code(profile.id()),
                        profile.interpolation().name().toLowerCase(Locale.ROOT).replace('_', ' ')));
    }

    private static String failureCauses() {
        return table(
                List.of("cause", "meaning"),
                Arrays.stream(FailureCause.values()),
                cause -> List.of(code(cause.key()), cause.explanation()));
    }

    private static String nativeFigures() {
        return Arrays.stream(NativeFigure.values())
                .map(figure -> code(figure.key()))
                .reduce((left, right) -> left + ", " + right)
                .orElse("–");
    }

    private static String engines() {
        return table(
                List.of("engine", "what", "URL unless given", "key from"),
                specs().stream(),
                spec -> List.of(
                        code(spec.id()),
                        spec.description(),
                        code(spec.defaultUrl()),
                        spec.apiKeyEnv().isEmpty() ? "–" : code(spec.apiKeyEnv())));
    }

    private static String options(EngineSpec spec) {
        return table(
                List.of("option", "type", "what"),
                Arrays.stream(spec.options()),
                option -> List.of(
                        code(option.name()), option.type().name().toLowerCase(Locale.ROOT), option.description()));
    }

    private static String loads() {
        LoadShapes shapes = LoadShapes.load(GeneratedParts.class.getClassLoader());
        return table(
                List.of("load", "what", "options"),
                shapes.ids().stream().map(id -> shapes.spec(id).orElseThrow()),
                spec -> List.of(
                        code(spec.id()),
                        spec.description(),
                        lines(Arrays.stream(spec.options()).map(o -> code(o.name()) + " " + o.description()))));
    }

    private static String datasets() {
        Datasets datasets = Datasets.load(GeneratedParts.class.getClassLoader());
        return table(
                List.of("data set", "what", "options"),
                datasets.ids().stream().map(datasets::spec),
                spec -> List.of(
                        code(spec.id()),
                        spec.description(),
                        lines(Arrays.stream(spec.options()).map(o -> code(o.name()) + " " + o.description()))));
    }

    private static String lines(Stream<String> texts) {
        return texts.reduce((left, right) -> left + "<br>" + right).orElse("–");
    }

    private static List<EngineSpec> specs() {
        EngineCatalog catalog = EngineCatalog.load(GeneratedParts.class.getClassLoader());
        return catalog.all().stream().map(EngineCatalog.Entry::spec).toList();
    }

    private static String code(String text) {
        return "`" + text + "`";
    }

    private static <T> String table(List<String> head, Stream<T> rows, Function<T, List<String>> cells) {
        List<String> lines = new ArrayList<>();
        lines.add(line(head));
        lines.add("|" + " --- |".repeat(head.size()));
        rows.map(cells).map(GeneratedParts::line).forEach(lines::add);
        return String.join("\n", lines);
    }

    private static String line(List<String> cells) {
        return "| "
                + String.join(
                        " | ",
                        cells.stream().map(cell -> cell.replace("|", "\\|")).toList()) + " |";
    }
}
