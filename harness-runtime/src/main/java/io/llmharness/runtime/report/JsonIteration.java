package io.llmharness.runtime.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.llmharness.runtime.engine.NativeFigure;
import io.llmharness.runtime.result.IterationResult;

/** One element of a fork's {@code iterations}: complete, so that a file can be read back. */
final class JsonIteration {
    private JsonIteration() {}

    static ObjectNode node(IterationResult i, JsonMetrics metrics) {
        ObjectNode node = Json.object()
                .put("index", i.index())
                .put("warmup", i.warmup())
                .put("from", i.from().toString());
        node.set("requests", Json.of(i.requests()));
        node.set("errors", JsonTrial.errors(i.errors()));
        if (!i.retried().isEmpty()) {
            node.set("retried", JsonTrial.errors(i.retried()));
        }
        node.set("tokens", Json.of(i.tokens()));
        node.set("slo", Json.of(i.slo()));
        node.set("flow", Json.of(i.flow()));
        node.set("metrics", metrics.iteration(i));
        if (!i.profiles().isEmpty()) {
            node.set("profiles", JsonProfiles.iteration(i.profiles()));
        }
        ObjectNode figures = node.putObject("nativeFigures");
        for (NativeFigure figure : NativeFigure.values()) {
            if (i.nativeFigures().containsKey(figure)) {
                figures.set(figure.key(), Json.of(i.nativeFigures().get(figure)));
            }
        }
        node.put("coalesced", i.coalesced());
        node.set("intervals", Json.of(i.intervals()));
        node.set("errorExamples", JsonTrial.examples(i.examples()));
        node.set("health", Json.of(i.health()));
        return node;
    }
}
