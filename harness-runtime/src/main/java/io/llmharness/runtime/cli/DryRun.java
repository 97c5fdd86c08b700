package io.llmharness.runtime.cli;

import io.llmharness.runtime.engine.HttpCall;
import io.llmharness.runtime.exec.Extensions;
import io.llmharness.runtime.exec.Preview;
import io.llmharness.runtime.plan.Budget;
import io.llmharness.runtime.plan.CacheIntent;
import io.llmharness.runtime.plan.EngineUrl;
import io.llmharness.runtime.plan.Eta;
import io.llmharness.runtime.plan.PlanWarnings;
import io.llmharness.runtime.plan.TrialPlan;
import io.llmharness.runtime.plan.TrialPlan.EnginePlan;
import io.llmharness.runtime.preflight.Targets;
import io.llmharness.runtime.text.Digits;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Shows what a run would do, without doing it. */
final class DryRun {
    private static final int SAMPLES = 100;
    private static final int SHOWN_BYTES = 2000;
    private static final int CHARACTERS_A_TOKEN = 4;

    private final PrintStream out;
    private final Extensions extensions = Extensions.load(Thread.currentThread().getContextClassLoader());

    DryRun(PrintStream out) {
        this.out = out;
    }

    void show(List<TrialPlan> plan) {
        Eta all = Eta.of(plan);
        out.println(plan.size() + (plan.size() == 1 ? " trial, " : " trials, ") + time(all) + ", "
                + requests(all.requests()) + ".");
        PlanWarnings.of(plan).forEach(warning -> out.println("Warning: " + warning + "."));
        for (int i = 0; i < plan.size(); i++) {
            out.println();
            out.println("Trial " + (i + 1) + " of " + plan.size() + ": "
                    + plan.get(i).benchmark());
            trial(plan.get(i));
        }
        out.println();
        out.println("Nothing was sent."
                + (tagged(plan) ? " (0tag-tag stands for eight characters of each request's own.)" : ""));
    }

    private void trial(TrialPlan trial) {
        Eta eta = Eta.of(trial);
        EnginePlan engine = trial.engine();
        String place =
                EngineUrl.isSimulated(engine.url()) ? "the simulated engine (" + engine.url() + ")" : engine.url();
        line("engine", engine.name() + " at " + place + (engine.model().isEmpty() ? "" : ", model " + engine.model()));
        line("load", LoadText.of(trial.load()));
        if (!trial.params().isEmpty()) {
            line("params", trial.params().toString());
        }
        line("windows", WindowText.of(trial));
        line("time", time(eta));
        if (engine.terms().hourlyCost() > 0) {
            double hours = eta.least().toMillis() / 3_600_000.0;
            line(
                    "machine",
                    Digits.three(engine.terms().hourlyCost() * hours) + (eta.open() ? " at least" : "") + ", at "
                            + Digits.three(engine.terms().hourlyCost()) + " an hour");
        }
        try {
            EnginePlan shown = EngineUrl.isSimulated(engine.url()) ? engine.url("http://simulated-engine") : engine;
            List<Preview.Request> requests =
                    Preview.of(trial, extensions, new Targets(System::getenv).of(shown, trial.stream()), SAMPLES);
            estimate(eta, requests, trial.rules().budget());
            first(shown, requests.get(0).call());
        } catch (Exception e) {
            line("requests", "cannot be shown: the scenario's own code failed: " + e);
        }
    }

    private void estimate(Eta eta, List<Preview.Request> requests, Budget budget) {
        OptionalDouble output = requests.stream()
                .filter(r -> r.request().maxTokens().isPresent())
                .mapToInt(r -> r.request().maxTokens().getAsInt())
                .average();
        double input = requests.stream()
                        .flatMap(r -> r.request().messages().stream())
                        .mapToInt(m -> m.content().length())
                        .sum()
                / (double) CHARACTERS_A_TOKEN
                / requests.size();
        line("requests", requests(eta.requests()));
        line(
                "tokens",
                "about " + Math.round(input) + " in (" + CHARACTERS_A_TOKEN + " characters a token), "
                        + (output.isPresent()
                                ? "at most " + Math.round(output.getAsDouble()) + " out"
                                : "out: the engine decides")
                        + ", for each request" + total(eta.requests(), input, output));
        if (budget.priced()) {
            line("cost", cost(eta.requests(), input, output, budget));
        }
        if (budget.capped()) {
            line("cap", cap(budget));
        }
    }

    private static String total(OptionalLong requests, double input, OptionalDouble output) {
        if (requests.isEmpty()) {
            return "";
        }
        long count = requests.getAsLong();
        return "; in all " + Math.round(count * input) + " in"
                + (output.isPresent() ? ", at most " + Math.round(count * output.getAsDouble()) + " out" : "");
    }

    private static String cost(OptionalLong requests, double input, OptionalDouble output, Budget prices) {
        String unknown = output.isPresent() ? "at most " : "prompts alone ";
        double each = prices.cost(input, output.orElse(0));
        return unknown + Digits.three(each) + " for each request"
                + (requests.isPresent() ? ", in all " + Digits.three(each * requests.getAsLong()) : "");
    }

    private static String cap(Budget budget) {
        String tokens = budget.tokens() > 0 ? budget.tokens() + " tokens" : "";
        String money = budget.money() > 0 ? Digits.three(budget.money()) + " in money" : "";
        String both = tokens.isEmpty() || money.isEmpty() ? tokens + money : tokens + " or " + money;
        String what = budget.scope() == Budget.Scope.RUN ? "the run" : "the benchmark";
        return what + " ends at " + both + ", warm-up included; what is under way then is still answered";
    }

    private void first(EnginePlan engine, HttpCall call) {
        line("first", call.method() + " " + engine.url() + " " + call.path());
        call.headers().forEach(header -> out.println("    " + header));
        String body = new String(call.body(), StandardCharsets.UTF_8);
        out.println("    " + (body.length() > SHOWN_BYTES ? body.substring(0, SHOWN_BYTES) + " …" : body));
    }

    private void line(String name, String value) {
        out.printf("  %-9s %s%n", name, value);
    }

    private static boolean tagged(List<TrialPlan> plan) {
        return plan.stream().anyMatch(t -> !CacheIntent.of(t).isWarm());
    }

    private static String time(Eta eta) {
        long seconds = (eta.least().toMillis() + 999) / 1000;
        String minutes = seconds < 60 ? "" : seconds / 60 + "m ";
        return (eta.open() ? "at least " : "about ") + minutes + seconds % 60 + "s";
    }

    private static String requests(OptionalLong requests) {
        return requests.isPresent() ? requests.getAsLong() + " requests" : "as many requests as the engine answers";
    }
}
