package io.llmharness.runtime.compare;

import io.llmharness.runtime.plan.EngineUrl;
import io.llmharness.runtime.plan.TrialPlan;
import io.llmharness.runtime.result.HostFacts;
import io.llmharness.runtime.result.TrialResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Something that is not the same on both sides.
 *
 * @param what the word for it, with which it can be allowed
 * @param base as the base has it
 * @param fresh as the new run has it
 * @param serious whether figures of the two mean different things, so that they are only compared when that is asked for
 */
record Difference(String what, String base, String fresh, boolean serious) {
    /** Differences that keep two runs from being compared unless they are allowed. */
    static final List<String> SERIOUS = List.of("model", "prompts", "cache", "load", "simulation");

    /** What differs between two trials of the same name. */
    static List<Difference> between(TrialResult base, TrialResult fresh, boolean enginesDiffer) {
        TrialPlan a = base.plan();
        TrialPlan b = fresh.plan();
        List<Difference> all = new ArrayList<>();
        if (enginesDiffer) {
            add(all, "models", a.engine().model(), b.engine().model());
        } else {
            add(all, "model", a.engine().model(), b.engine().model());
            add(all, "engine", a.engine().id(), b.engine().id());
            add(all, "engine version", version(base), version(fresh));
            add(all, "engine options", a.engine().options(), b.engine().options());
        }
        add(all, "simulation", simulated(a), simulated(b));
        add(all, "prompts", a.source(), b.source());
        add(all, "cache", a.cache(), b.cache());
        add(all, "load", a.load().options(), b.load().options());
        add(all, "load", hash(a.load().facts()), hash(b.load().facts()));
        add(all, "limits", a.slo(), b.slo());
        add(all, "seed", a.seed(), b.seed());
        add(all, "warm-up", a.warmup(), b.warmup());
        add(all, "measurement", a.measurement(), b.measurement());
        add(all, "timeout", a.timeout(), b.timeout());
        add(all, "request rules", a.rules(), b.rules());
        add(all, "client", a.client(), b.client());
        return all;
    }

    /** What differs between the machines and harnesses of two runs. */
    static List<Difference> between(HostFacts a, HostFacts b) {
        List<Difference> all = new ArrayList<>();
        add(all, "llm-harness", a.version() + " " + a.commit(), b.version() + " " + b.commit());
        add(all, "processor", a.cpu() + " × " + a.logicalCpus(), b.cpu() + " × " + b.logicalCpus());
        add(all, "system", a.os(), b.os());
        add(all, "JVM", a.jvm(), b.jvm());
        return all;
    }

    private static void add(List<Difference> all, String what, Object a, Object b) {
        if (!a.equals(b)) {
            all.add(new Difference(what, text(a), text(b), SERIOUS.contains(what)));
        }
    }

    private static String hash(Map<String, String> facts) {
        return facts.getOrDefault("sha256", "");
    }

    private static String version(TrialResult trial) {
        return trial.engineVersion().orElse("unknown");
    }

    private static String simulated(TrialPlan plan) {
        return EngineUrl.isSimulated(plan.engine().url()) ? "simulated engine" : "real engine";
    }

    private static String text(Object value) {
        String text = value.toString();
        return text.isEmpty() ? "none" : text;
    }

    @Override
    public String toString() {
        return what + " differs: " + base + " / " + fresh;
    }
}
