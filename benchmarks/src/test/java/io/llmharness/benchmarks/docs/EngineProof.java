package io.llmharness.benchmarks.docs;

import io.llmharness.benchmarks.Repository;
import io.llmharness.runtime.engine.ControlStep;
import io.llmharness.runtime.engine.EngineAdapter;
import io.llmharness.runtime.engine.EngineCatalog;
import io.llmharness.runtime.engine.EngineControl;
import io.llmharness.runtime.engine.EngineTarget;
import io.llmharness.runtime.engine.Secret;
import io.llmharness.runtime.sim.SimDialect;
import java.net.URI;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The table engine × what is proved of it. What its adapter reads comes from the adapters' tests, which leave a list of what they saw;
 * what it offers, from the adapter itself; who else looked at it, from the scripts of the CI.
 */
final class EngineProof {
    private static final String EVIDENCE = "adapters/target/evidence.tsv";
    private static final List<String> READ = List.of("stream", "plain", "usage", "reasoning", "tools", "errors");
    private static final String NO = "–";

    private final Set<String> seen;
    private final Set<String> dialects;
    private final Set<String> withSdk;
    private final String realChecks = Repository.text(".ci/real-checks");

    private EngineProof() {
        seen = Set.copyOf(evidence());
        dialects = ServiceLoader.load(SimDialect.class).stream()
                .map(dialect -> dialect.get().id())
                .collect(Collectors.toSet());
        Matcher served = Pattern.compile("serve -engine (\\S+)").matcher(Repository.text(".ci/sdk-check"));
        withSdk = served.find() ? Set.of(served.group(1).split(",")) : Set.of();
    }

    private static List<String> evidence() {
        if (!Files.exists(Repository.file(EVIDENCE))) {
            throw new IllegalStateException(
                    EVIDENCE + " is not there: run the adapters' tests first, as ./mvnw verify does");
        }
        return Repository.text(EVIDENCE).lines().toList();
    }

    static String table() {
        EngineProof proof = new EngineProof();
        List<String> lines = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of("engine"));
        head.addAll(READ);
        head.addAll(List.of("models", "load, unload", "reset", "its own figures", "simulated", "proof"));
        lines.add("| " + String.join(" | ", head) + " |");
        lines.add("|" + " --- |".repeat(head.size()));
        EngineCatalog.load(EngineProof.class.getClassLoader())
                .all()
                .forEach(entry -> lines.add(
                        "| " + String.join(" | ", proof.row(entry.spec().id(), entry.adapter())) + " |"));
        return String.join("\n", lines);
    }

    private List<String> row(String id, EngineAdapter adapter) {
        EngineTarget target =
                new EngineTarget(id, id, URI.create("http://localhost:1"), "m", Secret.NONE, Map.of(), true);
        EngineControl control = adapter.control(target);
        List<String> cells = new ArrayList<>(List.of("`" + id + "`"));
        READ.forEach(what -> cells.add(mark(seen.contains(id + "\t" + what))));
        cells.add(mark(adapter.models(target).isPresent()));
        cells.add(mark(offers(control.load("m")) && offers(control.unload("m"))));
        cells.add(mark(offers(control.resetCache("m"))));
        cells.add(figures(id));
        cells.add(mark(dialects.contains(id)));
        cells.add(proof(id));
        return cells;
    }

    private static boolean offers(ControlStep<?> step) {
        return !(step instanceof ControlStep.NotOffered);
    }

    private static String mark(boolean yes) {
        return yes ? "✓" : NO;
    }

    private String figures(String id) {
        Set<String> figures = new TreeSet<>();
        String prefix = id + "\tfigure ";
        seen.stream()
                .filter(line -> line.startsWith(prefix))
                .forEach(line -> figures.add(line.substring(prefix.length())));
        return figures.isEmpty() ? NO : "`" + String.join("`, `", figures) + "`";
    }

    private String proof(String id) {
        List<String> proofs = new ArrayList<>();
        if (seen.contains(id + "\trecorded")) {
            proofs.add("recorded exchanges");
        }
        if (realChecks.contains("-engine " + id)) {
            proofs.add("real engine in CI");
        }
        if (withSdk.contains(id)) {
            proofs.add("official client in CI");
        }
        return proofs.isEmpty() ? NO : String.join(", ", proofs);
    }
}
