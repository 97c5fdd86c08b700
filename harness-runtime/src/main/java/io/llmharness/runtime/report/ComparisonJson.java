package io.llmharness.runtime.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.llmharness.runtime.compare.Comparison;
import io.llmharness.runtime.compare.Effect;
import io.llmharness.runtime.compare.FigureComparison;
import io.llmharness.runtime.compare.SuccessComparison;
import io.llmharness.runtime.compare.TrialComparison;
import io.llmharness.runtime.plan.TrialPlan;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A comparison for programs. Changes, margins and intervals are shares of the base: 0.05 is 5 % more. */
final class ComparisonJson {
    static final int SCHEMA_VERSION = 1;

    private ComparisonJson() {}

    static String render(Comparison comparison) {
        ObjectNode node = Json.object()
                .put("comparisonVersion", SCHEMA_VERSION)
                .put("base", comparison.base())
                .put("new", comparison.fresh())
                .put("gate", comparison.gate().key())
                .put("level", Effect.LEVEL);
        node.set("notes", Json.of(comparison.notes()));
        ArrayNode trials = node.putArray("trials");
        comparison.trials().forEach(trial -> trials.add(trial(trial)));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            Json.write(node, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static ObjectNode trial(TrialComparison trial) {
        TrialPlan plan = trial.base().plan();
        ObjectNode node = Json.object().put("benchmark", plan.benchmark());
        node.set("params", Json.of(TrialNames.params(plan)));
        node.put("engine", trial.fresh().plan().engine().name())
                .put("gate", trial.gate().key())
                .put("paired", trial.paired());
        ArrayNode figures = node.putArray("figures");
        trial.figures().forEach(figure -> figures.add(figure(figure)));
        SuccessComparison success = trial.success();
        node.putObject(ComparisonRows.SUCCESS)
                .put("base", SuccessComparison.share(success.base()))
                .put("new", SuccessComparison.share(success.fresh()))
                .put("gate", success.gate().key());
        node.set("doubts", Json.of(trial.doubts()));
        node.set("notes", Json.of(trial.notes()));
        return node;
    }

    private static ObjectNode figure(FigureComparison f) {
        ObjectNode node = Json.object()
                .put("figure", f.figure().key())
                .put("unit", f.figure().unit())
                .put(
                        "better",
                        switch (f.figure().direction()) {
                            case LOWER_IS_BETTER -> "lower";
                            case HIGHER_IS_BETTER -> "higher";
                        });
        Json.put(node, "base", f.base().pooled());
        Json.put(node, "new", f.fresh().pooled());
        node.set("baseForks", Json.of(f.base().values()));
        node.set("newForks", Json.of(f.fresh().values()));
        f.effect().ifPresent(effect -> {
            node.put("change", effect.change());
            node.set("interval", Json.interval(effect.interval()));
            node.put("shift", effect.shift()).put("minimumDetectable", effect.minimumDetectable());
        });
        Json.put(node, "p", f.adjustedP());
        f.margin().ifPresent(margin -> node.put("margin", margin));
        f.verdict().ifPresent(verdict -> node.put("verdict", verdict.key()));
        node.put("gate", f.gate().name().toLowerCase(java.util.Locale.ROOT));
        if (!f.reason().isEmpty()) {
            node.put("reason", f.reason());
        }
        return node;
    }
}
