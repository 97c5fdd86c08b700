package io.llmharness.runtime.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.auto.service.AutoService;
import io.llmharness.runtime.result.HostFacts;
import io.llmharness.runtime.result.RunResult;
import io.llmharness.runtime.result.RunSummary;
import io.llmharness.runtime.result.TrialSummary;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** The complete result, in the form whose schema is {@link #SCHEMA} beside this class. */
@AutoService(ReportFormat.class)
public final class JsonFormat implements ReportFormat {
    /** Version of the form. Keys may be added to it; renaming one makes a new version. */
    public static final int SCHEMA_VERSION = 1;

    /** Resource name of the JSON Schema. */
    public static final String SCHEMA = "result-schema-1.json";

    @Override
    public String id() {
        return "json";
    }

    @Override
    public String description() {
        return "everything, with histograms; what compare and report read";
    }

    @Override
    public String extension() {
        return "json";
    }

    @Override
    public void write(RunResult run, OutputStream out) throws IOException {
        Json.write(node(RunSummary.of(run)), out);
    }

    static ObjectNode node(RunSummary summary) {
        RunResult run = summary.run();
        ObjectNode node = Json.object().put("schemaVersion", SCHEMA_VERSION);
        node.set("harness", harness(run.host()));
        node.put("startedAt", run.startedAt().toString());
        node.put("endedAt", run.endedAt().toString());
        node.put("interrupted", run.interrupted());
        run.endedEarly().ifPresent(why -> node.put("endedEarly", why));
        List<Long> seeds =
                run.trials().stream().map(t -> t.plan().seed()).distinct().toList();
        if (seeds.size() == 1) {
            node.put("seed", seeds.get(0));
        }
        ObjectNode validity = node.putObject("validity")
                .put("verdict", summary.validity().verdict().name());
        validity.set("reasons", Json.of(summary.validity().reasons()));
        validity.set("notes", Json.of(summary.validity().notes()));
        ArrayNode trials = node.putArray("trials");
        for (TrialSummary trial : summary.trials()) {
            trials.add(new JsonTrial(trial, summary.kpis(trial)).node());
        }
        if (!run.searches().isEmpty()) {
            node.set("searches", Json.of(run.searches()));
        }
        return node;
    }

    private static ObjectNode harness(HostFacts host) {
        ObjectNode node = Json.object()
                .put("version", host.version())
                .put("commit", host.commit())
                .put("jvm", host.jvm())
                .put("os", host.os())
                .put("cpu", host.cpu())
                .put("logicalCpus", host.logicalCpus())
                .put("memoryBytes", host.memoryBytes());
        if (host.loadAverage() >= 0) {
            node.put("loadAverage", host.loadAverage());
        }
        return node.put("commandLine", host.commandLine());
    }
}
