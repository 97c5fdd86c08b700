package io.llmharness.runtime.report;

import io.llmharness.annotations.Mode;
import io.llmharness.runtime.catalog.RunModel.Iterations;
import io.llmharness.runtime.catalog.RunModel.Retry;
import io.llmharness.runtime.catalog.SloModel;
import io.llmharness.runtime.catalog.WorkloadModel.Source;
import io.llmharness.runtime.plan.Budget;
import io.llmharness.runtime.plan.EngineReset;
import io.llmharness.runtime.plan.RequestRules;
import io.llmharness.runtime.plan.TrialPlan;
import io.llmharness.runtime.text.Digits;
import io.llmharness.runtime.text.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A trial's plan as the lines that stand before it. */
final class PlanLines {
    private PlanLines() {}

    static List<String> of(TrialPlan plan) {
        List<String> lines = new ArrayList<>();
        lines.add("# Benchmark: " + plan.benchmark());
        if (!plan.description().isBlank()) {
            lines.add("# Description: " + Lines.clean(plan.description()));
        }
        if (!plan.params().isEmpty()) {
            lines.add("# Parameters: (" + pairs(plan.params(), " = ") + ")");
        }
        lines.add("# Engine: " + engine(plan));
        lines.add("# Load: " + load(plan));
        if (!plan.load().facts().isEmpty()) {
            lines.add("# Load found: " + pairs(plan.load().facts(), " "));
        }
        lines.add("# Workload: " + workload(plan));
        if (!plan.source().facts().isEmpty()) {
            lines.add("# Data set found: " + pairs(plan.source().facts(), " "));
        }
        lines.add("# Warmup: " + iterations(plan.warmup()));
        lines.add("# Measurement: " + iterations(plan.measurement()));
        lines.add("# Timeout: " + timeouts(plan));
        plan.rules().retry().ifPresent(retry -> lines.add("# Retries: " + retry(retry)));
        List<String> most = most(plan.rules());
        if (!most.isEmpty()) {
            lines.add("# Limits: " + String.join(", ", most));
        }
        if (!plan.engine().reset().isEmpty()) {
            lines.add("# Engine reset before each fork: "
                    + EngineReset.parse(plan.engine().reset()).shown());
        }
        lines.add("# Benchmark mode: " + plan.modes().stream().map(Mode::name).collect(Collectors.joining(", ")));
        plan.slo().ifPresent(slo -> lines.add("# SLO: " + limits(slo)));
        if (!plan.profiles().isEmpty()) {
            lines.add("# Definition profiles: " + String.join(", ", plan.profiles()));
        }
        return lines;
    }

    private static String engine(TrialPlan plan) {
        String label = plan.engine().name().equals(plan.engine().id())
                ? ""
                : " (" + plan.engine().name() + ")";
        String model = plan.engine().model().isEmpty()
                ? ""
                : ", model " + plan.engine().model();
        String options = plan.engine().options().isEmpty()
                ? ""
                : ", " + pairs(plan.engine().options(), "=");
        return plan.engine().id() + label + model + " at "
                + plan.engine().masked().url() + options;
    }

    private static String timeouts(TrialPlan plan) {
        RequestRules rules = plan.rules();
        String first = rules.firstTokenTimeout()
                .map(t -> ", first token " + Durations.format(t))
                .orElse("");
        String idle =
                rules.idleTimeout().map(t -> ", idle " + Durations.format(t)).orElse("");
        String connect = rules.connectTimeout().equals(RequestRules.STANDARD.connectTimeout())
                ? ""
                : ", connect " + Durations.format(rules.connectTimeout());
        return Durations.format(plan.timeout()) + " per request" + connect + first + idle;
    }

    private static String retry(Retry retry) {
        return "up to " + retry.attempts() + " attempts, backoff " + Durations.format(retry.backoff()) + ", at most "
                + Durations.format(retry.longest());
    }

    private static List<String> most(RequestRules rules) {
        List<String> most = new ArrayList<>();
        most(most, rules.rates().requestsPerMinute(), " requests a minute");
        most(most, rules.rates().tokensPerMinute(), " tokens a minute");
        String scope = rules.budget().scope() == Budget.Scope.RUN ? " in the run" : " in this benchmark";
        most(most, rules.budget().tokens(), " tokens" + scope);
        if (rules.budget().money() > 0) {
            most.add(Digits.three(rules.budget().money()) + " in money" + scope);
        }
        return most;
    }

    private static void most(List<String> most, long number, String unit) {
        if (number > 0) {
            most.add(number + unit);
        }
    }

    private static String load(TrialPlan plan) {
        String unit = plan.load().closed() ? " users" : " requests/s";
        String level = plan.load()
                .level()
                .map(l -> ", " + (l == 1 && plan.load().closed() ? "1 user" : TrialNames.plain(l) + unit))
                .orElse("");
        String options =
                plan.load().options().isEmpty() ? "" : ", " + pairs(plan.load().options(), "=");
        return plan.load().shape() + level + options;
    }

    private static String workload(TrialPlan plan) {
        Source source = plan.source();
        String prompts = "the scenario's method";
        if (!source.dataset().isEmpty()) {
            prompts = "data set " + source.dataset()
                    + (source.options().isEmpty() ? "" : ", " + pairs(source.options(), "="));
        } else if (!source.prompt().isEmpty()) {
            prompts = "one prompt";
        }
        String in = source.inputTokens().isEmpty() ? "" : ", input tokens " + source.inputTokens();
        String out = source.outputTokens().isEmpty() ? "" : ", output tokens " + source.outputTokens();
        String streamed = plan.stream() ? ", streamed" : ", whole answers";
        return prompts + in + out + streamed + ", cache " + plan.cache() + ", seed " + plan.seed();
    }

    private static String iterations(Iterations iterations) {
        if (iterations.count() == 0) {
            return "<none>";
        }
        String count = iterations.count() + (iterations.count() == 1 ? " iteration, " : " iterations, ");
        return count
                + (iterations.requests() > 0
                        ? iterations.requests() + (iterations.requests() == 1 ? " request each" : " requests each")
                        : Durations.format(iterations.time()) + " each");
    }

    private static String limits(SloModel slo) {
        List<String> limits = new ArrayList<>();
        limit(limits, "ttft", slo.ttft());
        limit(limits, "tpot", slo.tpot());
        limit(limits, "e2e", slo.e2e());
        return String.join(", ", limits) + " for " + Digits.percent(slo.attainment()) + " of the requests";
    }

    private static void limit(List<String> limits, String name, Optional<Duration> bound) {
        bound.ifPresent(b -> limits.add(name + " within " + Durations.format(b)));
    }

    private static String pairs(Map<String, String> map, String sign) {
        return map.entrySet().stream()
                .map(e -> e.getKey() + sign + Lines.clean(e.getValue()))
                .collect(Collectors.joining(", "));
    }
}
